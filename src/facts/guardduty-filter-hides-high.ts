import { z } from "zod";
import { GuardDutyFilter } from "../resources/guardduty-filter.ts";
import type { ResourceOf } from "../resources/define.ts";
import { defineFact } from "./define.ts";

type Criterion = ResourceOf<typeof GuardDutyFilter>["criteria"][number];

export const guarddutyFilterHidesHigh = defineFact({
  on: GuardDutyFilter,
  name: "hidesHigh",
  schema: z
    .string()
    .nullable()
    .describe(
      "What the criteria match, findings of high severity among it, where they name no resource, no actor and, unless " +
        "they also ask for high severity, no type of finding; null when they are narrower than that",
    ),
  reads: { [GuardDutyFilter.type]: ["criteria"] },
  compute: ({ criteria }) => breadth(criteria),
});

/** Lowest and highest severity of what GuardDuty calls high or critical. */
const HIGH = 7;
const HIGHEST = 10;

/** Fields by which a filter still takes in whatever happens to any resource. */
const BROAD =
  /^(accountId|confidence|region|resource\.resourceType|severity|updatedAt|service\.(action\.actionType|archived|resourceRole))$/;

function breadth(criteria: readonly Criterion[]): string | null {
  const severity = criteria.find(({ field }) => field === "severity");
  if (severity !== undefined && !admitsHigh(severity)) return null;
  const naming = criteria.filter((each) => !BROAD.test(each.field) && namesSomething(each));
  if (naming.length === 0) {
    return severity === undefined ? "everything" : "everything of the severities that it names";
  }
  const types = naming.find(({ field }) => field === "type");
  if (types === undefined || naming.length > 1 || !asksForHigh(severity)) return null;
  return `everything of high severity that is ${[...types.equals, ...types.matches].join(" or ")}`;
}

function admitsHigh(severity: Criterion): boolean {
  const { equals, greaterThan, lessThan, lessThanOrEqual } = severity;
  return (
    (equals.length === 0 || equals.some((value) => Number(value) >= HIGH)) &&
    (greaterThan ?? HIGH) < HIGHEST &&
    (severity.greaterThanOrEqual ?? HIGH) <= HIGHEST &&
    (lessThan ?? HIGHEST) > HIGH &&
    (lessThanOrEqual ?? HIGHEST) >= HIGH
  );
}

function asksForHigh(severity: Criterion | undefined): boolean {
  if (severity === undefined) return false;
  const { equals, greaterThan, greaterThanOrEqual } = severity;
  return (
    (equals.length > 0 && equals.every((value) => Number(value) >= HIGH)) ||
    (greaterThanOrEqual ?? 0) >= HIGH ||
    (greaterThan ?? 0) >= HIGH
  );
}

/** Whatever is not this or that, and patterns that match anything, leave nearly all in. */
function namesSomething({ equals, matches, ...bounds }: Criterion): boolean {
  return (
    equals.length > 0 ||
    (matches.length > 0 && matches.every((pattern) => /[^*?:/]/.test(pattern))) ||
    [bounds.greaterThan, bounds.greaterThanOrEqual].some((bound) => bound !== null) ||
    [bounds.lessThan, bounds.lessThanOrEqual].some((bound) => bound !== null)
  );
}
