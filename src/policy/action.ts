import { z } from "zod";
import { matchesPatternIgnoreCase, patternCovers, patternsOverlap } from "./pattern.ts";

const Patterns = z.array(z.string());

/** An unconditional Deny of the same policy that speaks of all callers of a grant. */
export const Denial = z.object({
  actions: Patterns.describe("Action patterns that are denied; empty with notActions"),
  notActions: Patterns.describe("Every action but these is denied; empty with actions"),
  resources: Patterns.describe("Resource patterns that it speaks of; empty with notResources"),
  notResources: Patterns.describe("Every resource but these; empty with resources"),
  everyResource: z.boolean().describe("It speaks of every resource of the grant"),
});
export type Denial = z.infer<typeof Denial>;

/** The fields of a grant that say what it allows. */
export const Allowance = z.object({
  actions: Patterns.describe(
    "Action patterns, service prefix in lower case; empty with notActions",
  ),
  notActions: Patterns.describe("NotAction: every action but these; empty with actions"),
  resources: Patterns.describe("Resource patterns as written; empty in a role trust policy"),
  notResources: Patterns.describe("NotResource: every resource but these"),
  deniedActions: Patterns.describe(
    "Action patterns that Deny statements take away on all its resources",
  ),
  denials: z.array(Denial).describe("The unconditional Deny statements that take something away"),
});
export type Allowance = z.infer<typeof Allowance>;

/** An Action or a NotAction element. */
export interface ActionPatterns {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
}

/** Does the grant allow this one action, for example "kms:PutKeyPolicy", on some resource of it? */
export function allowsAction(grant: Allowance, action: string): boolean {
  return (
    namesAction(grant, action) &&
    !grant.denials.some((denial) => denial.everyResource && namesAction(denial, action))
  );
}

/** Does the grant allow every action of a service, for example "kms"? */
export function allowsEverything(grant: Allowance, service: string): boolean {
  const whole = `${service.toLowerCase()}:*`;
  const named =
    grant.notActions.length > 0
      ? !grant.notActions.some((pattern) => patternsOverlap(pattern.toLowerCase(), whole))
      : grant.actions.some((pattern) => patternCovers(pattern.toLowerCase(), whole));
  return named && !grant.denials.some((denial) => denial.everyResource && mayDeny(denial, whole));
}

/** Do these patterns speak of every action that `pattern` stands for? */
export function coversActions({ actions, notActions }: ActionPatterns, pattern: string): boolean {
  // Every action has a service prefix, so `*` and `*:*` stand for the same actions.
  const wanted = /^\*+$/.test(pattern) ? "*:*" : pattern.toLowerCase();
  return notActions.length > 0
    ? !notActions.some((excluded) => patternsOverlap(excluded.toLowerCase(), wanted))
    : actions.some((named) => patternCovers(named.toLowerCase(), wanted));
}

function namesAction({ actions, notActions }: ActionPatterns, action: string): boolean {
  const named = (pattern: string) => matchesPatternIgnoreCase(pattern, action);
  return notActions.length > 0 ? !notActions.some(named) : actions.some(named);
}

function mayDeny(denial: Denial, whole: string): boolean {
  return denial.notActions.length > 0
    ? !denial.notActions.some((pattern) => patternCovers(pattern.toLowerCase(), whole))
    : denial.actions.some((pattern) => patternsOverlap(pattern.toLowerCase(), whole));
}
