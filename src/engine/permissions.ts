import { CALLS } from "../resources/calls.ts";
import type { Rule } from "../rules/rule.ts";
import { needsOf } from "./needs.ts";

/** Calls that find out whose account it is and which Regions it has; every scan makes them. */
const ALWAYS = ["ec2:DescribeRegions", "sts:GetCallerIdentity"];

/** The IAM actions of every call that a scan with these rules may send, and those that AWS checks with them, sorted. */
export function permissionsOf(rules: readonly Rule[], needs = needsOf(rules)): string[] {
  const actions = CALLS.filter(({ reads }) =>
    reads.some(({ type, fields }) => {
      const needed = needs.get(type);
      return (
        needed !== undefined && (fields === undefined || fields.some((field) => needed.has(field)))
      );
    }),
  ).flatMap(({ action, dependentActions = [] }) => [action, ...dependentActions]);
  return [...new Set([...ALWAYS, ...actions])].sort();
}
