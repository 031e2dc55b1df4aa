import { parseArn } from "../policy/index.ts";
import type { ResourceOf } from "../resources/define.ts";
import { EventRule } from "../resources/event-rule.ts";
import type { FactInput } from "./define.ts";
import { FUNCTION_READS, functionProblem } from "./function-problem.ts";
import { QUEUE_READS, queueProblem } from "./queue-problem.ts";
import { eventBridge } from "./service-caller.ts";
import { TOPIC_READS, topicProblem } from "./topic-problem.ts";

type Rule = ResourceOf<typeof EventRule>;
type Target = NonNullable<Rule["targets"]>[number];

/** What `eventTargetProblem` reads besides the rule. */
export const EVENT_TARGET_READS = { ...TOPIC_READS, ...QUEUE_READS, ...FUNCTION_READS } as const;

/**
 * Why a target cannot receive what a rule sends, as in "has no confirmed subscription"; null when it can. Topics,
 * queues and functions of the account are looked at. Other targets count as receiving: they take events with the
 * permissions of a role, or hand them on to where this account cannot look.
 */
export function eventTargetProblem(
  rule: Rule,
  { arn, roleArn }: Target,
  input: FactInput,
): string | null {
  const service = parseArn(arn)?.service ?? "";
  const ask = Object.hasOwn(PROBLEM_OF, service) ? PROBLEM_OF[service] : undefined;
  return ask?.(arn, eventBridge(rule), input, roleArn !== null) ?? null;
}

const PROBLEM_OF: Readonly<Record<string, typeof queueProblem>> = {
  sns: topicProblem,
  sqs: queueProblem,
  lambda: functionProblem,
};
