import { type EventValue, matchesEventPattern, TEXT } from "../policy/index.ts";
import type { ResourceIdentity } from "../model/resource.ts";
import type { ResourceOf } from "../resources/define.ts";
import { EventRule } from "../resources/event-rule.ts";
import { anyOf, decided } from "./decision.ts";
import type { FactInput } from "./define.ts";
import { EVENT_TARGET_READS, eventTargetProblem } from "./event-target-problem.ts";

type Rule = ResourceOf<typeof EventRule>;

/** What `ruleThatRoutes` reads; a fact that calls it spreads this into its `reads`. */
export const ROUTE_READS = {
  ...EVENT_TARGET_READS,
  [EventRule.type]: ["eventBus", "pattern", "state", "targets"],
} as const;

/** An event as AWS services send it, with what each event has; `parts` are its own, and win. */
export function serviceEvent(parts: Readonly<Record<string, EventValue>>): EventValue {
  return { version: "0", id: TEXT, account: TEXT, time: TEXT, ...parts };
}

/**
 * An enabled rule on the default event bus of the Region of a resource that may match the event and has a target
 * that can receive it; null when there is none. AWS services send their events to that bus.
 */
export function ruleThatRoutes(
  event: EventValue,
  { account, region }: ResourceIdentity,
  input: FactInput,
): Rule | null {
  return input.find(
    EventRule,
    { account, region },
    (rule) =>
      rule.eventBus === "default" &&
      rule.state !== "DISABLED" &&
      rule.pattern !== null &&
      matchesEventPattern(rule.pattern, event) !== false &&
      delivers(rule, input),
  );
}

function delivers(rule: Rule, input: FactInput): boolean {
  const targets = rule.targets ?? [];
  return decided(
    anyOf(...targets.map((target) => () => eventTargetProblem(rule, target, input) === null)),
  );
}
