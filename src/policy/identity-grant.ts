import { z } from "zod";
import { Allowance, allowsAction, allowsEverything, coversActions } from "./action.ts";
import { isAccountId, parseArn } from "./arn.ts";
import { type Condition, isWildcard, requiresMatch } from "./condition.ts";
import { afterDenies, conditionKeys, describeConditions, HOLDER, type Remainder } from "./deny.ts";
import type { PolicyDocument, Statement } from "./document.ts";
import { patternCovers, patternsOverlap } from "./pattern.ts";

/** What one Allow statement of an identity policy gives to whoever holds the policy. */
export const IdentityGrant = Allowance.extend({
  statement: z.string().describe("Sid of the Allow statement, or its position: Statement[0]"),
  conditions: z
    .array(z.string())
    .describe("Conditions in words; those of Deny begin with `Deny if`"),
  conditionKeys: z.array(z.string()).describe("Keys of those conditions in lower case"),
  conditional: z
    .boolean()
    .describe("A condition narrows it: MFA, source, tag, Region, time; TLS alone does not count"),
  resourceConditional: z
    .boolean()
    .describe(
      "A condition on alias, tag, calling service or encryption context narrows the resources",
    ),
  reachesEverything: z
    .boolean()
    .describe("Its resources are all those of an account, or all but some outside IAM"),
  wholeServices: z
    .array(z.string())
    .describe("Services that it names whole, as in s3:*, and allows on all their resources"),
  isAdmin: z.boolean().describe("Every action on every resource, unconditionally"),
});
export type IdentityGrant = z.infer<typeof IdentityGrant>;

/** What an identity policy (managed or inline) allows: one grant per Allow statement. */
export function identityGrants(policy: PolicyDocument): IdentityGrant[] {
  const denies = policy.statements.filter(({ effect }) => effect === "Deny");
  return policy.statements
    .filter(({ effect }) => effect === "Allow")
    .flatMap((allow) => {
      const rest = afterDenies(allow, HOLDER, denies, "");
      return rest === undefined ? [] : [toGrant(allow, rest)];
    });
}

function toGrant(allow: Statement, rest: Remainder): IdentityGrant {
  const { conditions, confining, denials } = rest;
  const given = {
    actions: [...rest.actions],
    notActions: [...allow.notActions],
    resources: [...rest.resources],
    notResources: [...allow.notResources],
    deniedActions: denials.flatMap((denial) => (denial.everyResource ? denial.actions : [])),
    denials: [...denials],
    conditional: [allow, ...confining].some((statement) => statement.conditions.some(isNarrowing)),
  };
  const grant = {
    ...given,
    statement: allow.label,
    conditions: describeConditions(allow, confining),
    conditionKeys: conditionKeys(allow, confining),
    resourceConditional: conditions.some((entry) => narrowsResources(entry, conditions)),
    reachesEverything: reachesEverything(given),
    isAdmin: isAdmin(given),
  };
  return { ...grant, wholeServices: wholeServices(grant) };
}

function wholeServices(grant: Omit<IdentityGrant, "wholeServices">): string[] {
  const named = grant.actions.map((action) => /^([a-z0-9-]+):\*+$/.exec(action)?.[1] ?? "");
  return [...new Set(named)]
    .filter((service) => service !== "" && allowsEverything(grant, service))
    .filter((service) => reachesAllResources(grant, service))
    .sort();
}

/** Does the grant make its holder administrator: every action on every resource, unconditionally? */
function isAdmin(grant: Allowance & Pick<IdentityGrant, "conditional">): boolean {
  return (
    !grant.conditional &&
    coversActions(grant, "*") &&
    reachesEverything(grant) &&
    // Who may do nothing in IAM cannot give himself the rest.
    !grant.denials.some((denial) => denial.everyResource && coversActions(denial, "iam:*"))
  );
}

/** Every resource of one account is enough, and so is all but what is not IAM's: access to the rest can be had from there. */
function reachesEverything({ resources, notResources }: Allowance): boolean {
  return notResources.length > 0
    ? !notResources.some((pattern) => patternsOverlap(pattern, "arn:*:iam::*:*"))
    : resources.some((pattern) => coversWhole(pattern, "*:*:*:*", ""));
}

/** The resources of a service that secrets and keys are about; else all resources of it. */
const RESOURCES: Readonly<Record<string, string>> = {
  kms: "*:*:key/*",
  ssm: "*:*:parameter/*",
  secretsmanager: "*:*:secret:*",
  lambda: "*:*:function:*",
  dynamodb: "*:*:table/*",
  iam: ":*:*",
  s3: "::*",
};

/**
 * Does the grant reach every resource of the service (for kms every key, not aliases) in every
 * Region? `account` tells which account id counts as own; without it any one account id does.
 * Single resources that NotResource or a Deny spares do not make the answer false.
 * With `action`, a Deny of that action on all but some resources does.
 */
export function reachesAllResources(
  grant: Allowance & Pick<IdentityGrant, "resourceConditional">,
  service: string,
  options: { readonly account?: string; readonly action?: string } = {},
): boolean {
  const name = service.toLowerCase();
  const place = Object.hasOwn(RESOURCES, name) ? RESOURCES[name] : "*:*:*";
  const whole = `${name}:${place ?? "*:*:*"}`;
  const covers = (pattern: string) => coversWhole(pattern, whole, options.account ?? "");
  if (grant.resourceConditional) return false;
  if (options.action !== undefined && !allowsAction(grant, options.action)) return false;
  const spares = grant.denials.some(
    (denial) =>
      denial.notResources.length > 0 &&
      coversActions(denial, options.action ?? `${name}:*`) &&
      !denial.notResources.some(covers),
  );
  if (spares) return false;
  return grant.notResources.length > 0
    ? !grant.notResources.some(covers)
    : grant.resources.some(covers);
}

function coversWhole(pattern: string, whole: string, account: string): boolean {
  const parts = parseArn(pattern);
  const partition = /^arn:(aws-[a-z-]+):/.exec(pattern)?.[1] ?? "aws";
  const arn = `arn:${partition}:${whole}`;
  if (patternCovers(pattern, arn)) return true;
  if (parts === undefined || !isAccountId(parts.account)) return false;
  if (account !== "" && parts.account !== account) return false;
  return patternCovers(pattern.replace(`:${parts.account}:`, ":*:"), arn);
}

/** Keys that tell resources of one account and service apart. */
const RESOURCE_KEYS =
  /^(kms:(resourcealiases|requestalias|viaservice|encryptioncontext.*)|[a-z-]+:resourcetag\/.*)$/;

function narrowsResources(entry: Condition, others: readonly Condition[]): boolean {
  return RESOURCE_KEYS.test(entry.name) && requiresMatch(entry, others) && isNarrowing(entry);
}

function isNarrowing(entry: Condition): boolean {
  if (entry.name === "aws:securetransport") return false;
  return !entry.values.some((value) => holdsForAll(entry, value));
}

/** Does every request satisfy this value: all addresses, all ARNs, all calling services? */
function holdsForAll(entry: Condition, value: string): boolean {
  if (entry.base === "ipaddress") return /\/0+$/.test(value);
  if (!isWildcard(entry, value)) return false;
  return (
    /^(arn:)?[*:]*\*$/.test(value) || (entry.name === "kms:viaservice" && value.startsWith("*"))
  );
}
