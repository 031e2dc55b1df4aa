import type { Condition } from "@aws-sdk/client-guardduty";
import { compareText } from "../model/resource.ts";

/** The conditions of a filter, sorted by field; GuardDuty names most operators in two ways. */
export function filterCriteria(criterion: Readonly<Record<string, Condition>> | undefined) {
  return Object.entries(criterion ?? {})
    .map(([field, condition]) => ({
      field,
      equals: condition.Equals ?? condition.Eq ?? [],
      notEquals: condition.NotEquals ?? condition.Neq ?? [],
      matches: condition.Matches ?? [],
      notMatches: condition.NotMatches ?? [],
      greaterThan: condition.GreaterThan ?? condition.Gt ?? null,
      greaterThanOrEqual: condition.GreaterThanOrEqual ?? condition.Gte ?? null,
      lessThan: condition.LessThan ?? condition.Lt ?? null,
      lessThanOrEqual: condition.LessThanOrEqual ?? condition.Lte ?? null,
    }))
    .sort((a, b) => compareText(a.field, b.field));
}
