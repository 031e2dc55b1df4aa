import fc from "fast-check";
import { expect, test } from "vitest";
import { allowsAction } from "../../src/policy/action.ts";
import type { PolicyDocument, Statement } from "../../src/policy/document.ts";
import { resourceGrants } from "../../src/policy/resource-grants.ts";
import { FOREIGN, type Json, OWN, OWNER, policyOf } from "./policies.ts";

/*
 * Requests of strangers are put to a plain evaluator of IAM's rules, written from the
 * documentation without regard to `src/policy`. What it allows must be found public.
 */

type Context = Readonly<Record<string, readonly string[]>>;

interface Request {
  readonly signed: boolean;
  readonly action: string;
  readonly context: Context;
}

const STRANGER = "444455556666";

const requests = fc
  .record({
    signed: fc.boolean(),
    action: fc.constantFrom("kms:Decrypt", "kms:PutKeyPolicy", "kms:DescribeKey"),
    organization: fc.constantFrom("", "o-stranger0000"),
    endpoint: fc.constantFrom("", "vpce-stranger"),
    address: fc.constantFrom("", "198.51.100.7"),
  })
  .map(({ signed, action, organization, endpoint, address }): Request => {
    const some = (key: string, value: string) => (value === "" ? {} : { [key]: [value] });
    return {
      signed,
      action,
      context: {
        "aws:principalaccount": [signed ? STRANGER : "anonymous"],
        "aws:securetransport": ["true"],
        ...(signed ? { "aws:principalarn": [`arn:aws:iam::${STRANGER}:role/x`] } : {}),
        ...(signed ? { "aws:principalisawsservice": ["false"] } : {}),
        ...(signed ? some("aws:principalorgid", organization) : {}),
        ...some("aws:sourcevpce", endpoint),
        ...some("aws:sourceip", endpoint === "" ? address || "203.0.113.9" : ""),
      },
    };
  });

const TEXT_KEYS = [
  "aws:PrincipalAccount",
  "aws:PrincipalOrgID",
  "aws:SourceVpce",
  "aws:PrincipalArn",
];
const VALUES = [
  OWN,
  FOREIGN,
  "anonymous",
  "*",
  "o-a1b2c3d4e5",
  "vpce-own",
  `arn:aws:iam::${OWN}:role/x`,
  "arn:aws:iam::*:role/x",
];

const textCondition = fc
  .record({
    set: fc.constantFrom("", "", "ForAllValues:", "ForAnyValue:"),
    operator: fc.constantFrom("StringEquals", "StringNotEquals", "StringLike", "StringNotLike"),
    ifExists: fc.constantFrom("", "", "IfExists"),
    key: fc.constantFrom(...TEXT_KEYS),
    values: fc.array(fc.constantFrom(...VALUES), { minLength: 1, maxLength: 2 }),
  })
  .map(({ set, operator, ifExists, key, values }) => ({
    [set + operator + ifExists]: { [key]: values },
  }));
const boolCondition = fc
  .record({
    operator: fc.constantFrom("Bool", "BoolIfExists"),
    key: fc.constantFrom("aws:PrincipalIsAWSService", "aws:SecureTransport"),
    value: fc.constantFrom("true", "false"),
  })
  .map(({ operator, key, value }) => ({ [operator]: { [key]: value } }));
const nullCondition = fc
  .record({ key: fc.constantFrom(...TEXT_KEYS), value: fc.constantFrom("true", "false") })
  .map(({ key, value }) => ({ Null: { [key]: value } }));
const addressCondition = fc
  .record({
    operator: fc.constantFrom("IpAddress", "NotIpAddress"),
    value: fc.constantFrom("0.0.0.0/0", "10.0.0.0/8"),
  })
  .map(({ operator, value }) => ({ [operator]: { "aws:SourceIp": value } }));
const conditions = fc
  .array(fc.oneof(textCondition, textCondition, boolCondition, nullCondition, addressCondition), {
    maxLength: 2,
  })
  .map((list): Json => Object.assign({}, ...list) as Json);

const people = fc.constantFrom<unknown>(
  "*",
  "*",
  "*",
  { AWS: OWN },
  { AWS: [FOREIGN, OWN] },
  { Service: "sns.amazonaws.com" },
);
const actions = fc.constantFrom<unknown>(
  "*",
  "kms:*",
  "kms:De*",
  ["kms:Decrypt", "kms:DescribeKey"],
  "kms:PutKeyPolicy",
  "s3:*",
);
const resources = fc.constantFrom("*", "*", "arn:aws:kms:*:*:key/*", "arn:aws:s3:::a");
const KEY = `arn:aws:kms:us-east-1:${OWN}:key/1`;

const statements = (effects: readonly string[]) =>
  fc
    .record({
      effect: fc.constantFrom(...effects),
      not: fc.constantFrom("", "", "", "", "Principal", "Action", "Resource"),
      people,
      actions,
      resources,
      conditions,
    })
    .map(({ effect, not, conditions: block, ...rest }): Json => {
      const name = (element: string) => (element === not ? `Not${element}` : element);
      return {
        Effect: effect,
        [name("Principal")]: rest.people,
        [name("Action")]: rest.actions,
        [name("Resource")]: rest.resources,
        Condition: block,
      };
    });
const policies = fc.array(statements(["Allow", "Allow", "Deny"]), { minLength: 1, maxLength: 4 });

test("whatever a stranger may do is in a public grant that allows it", () => {
  let allowed = 0;
  fc.assert(
    fc.property(policies, requests, (list, request) => {
      const policy = policyOf(...list);
      if (!allows(policy, request)) return;
      allowed++;
      const open = resourceGrants(policy, OWNER).filter((grant) => grant.public && grant.external);
      expect(open.some((grant) => allowsAction(grant, request.action))).toBe(true);
    }),
    { numRuns: 20_000 },
  );
  expect(allowed).toBeGreaterThan(500);
});

test("adding a Deny makes no grant public or external, and allows no action anew", () => {
  fc.assert(
    fc.property(policies, statements(["Deny"]), requests, (list, denied, { action }) => {
      const before = resourceGrants(policyOf(...list), OWNER);
      const after = resourceGrants(policyOf(...list, denied), OWNER);
      const open = (grants: typeof before) =>
        grants.filter((grant) => grant.public && allowsAction(grant, action)).length;
      expect(open(after)).toBeLessThanOrEqual(open(before));
      expect(after.length).toBeLessThanOrEqual(before.length);
      const any = (grants: typeof before) => grants.some((grant) => allowsAction(grant, action));
      expect(any(after) && !any(before)).toBe(false);
    }),
    { numRuns: 3000 },
  );
});

test("adding a condition to an Allow makes it no more public", () => {
  fc.assert(
    fc.property(people, conditions, textCondition, (principal, block, more) => {
      const key = Object.keys(more)[0] ?? "";
      fc.pre(!Object.hasOwn(block, key));
      const open = (condition: Json) =>
        resourceGrants(policyOf({ Principal: principal, Condition: condition }), OWNER).filter(
          (grant) => grant.public,
        ).length;
      expect(open({ ...block, ...more })).toBeLessThanOrEqual(open(block));
    }),
    { numRuns: 3000 },
  );
});

test("single values and lists of one mean the same", () => {
  const wrap = (value: unknown): unknown => (Array.isArray(value) ? value : [value]);
  fc.assert(
    fc.property(policies, (list) => {
      const lists = list.map((statement): Json => {
        const block = Object.entries(statement["Condition"] as Record<string, Json>).map(
          ([operator, keys]) => [
            operator,
            Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, wrap(value)])),
          ],
        );
        const elements = Object.entries(statement).map(([name, value]) => [
          name,
          /Action|Resource/.test(name) ? wrap(value) : value,
        ]);
        return { ...Object.fromEntries(elements), Condition: Object.fromEntries(block) } as Json;
      });
      expect(resourceGrants(policyOf(...lists), OWNER)).toEqual(
        resourceGrants(policyOf(...list), OWNER),
      );
    }),
  );
});

/** IAM's decision on a request by somebody of no account that the policy names. */
function allows(policy: PolicyDocument, request: Request): boolean {
  const applying = policy.statements.filter((statement) => applies(statement, request));
  return applying.length > 0 && applying.every(({ effect }) => effect === "Allow");
}

function applies(statement: Statement, { action, context }: Request): boolean {
  const glob = (pattern: string, text: string) => wildcard(pattern).test(text);
  const named = statement.principals.some(({ value }) => value === "*");
  return (
    named !== statement.notPrincipal &&
    (statement.notActions.length > 0
      ? !statement.notActions.some((pattern) => glob(pattern, action))
      : statement.actions.some((pattern) => glob(pattern, action))) &&
    (statement.notResources.length > 0
      ? !statement.notResources.some((pattern) => glob(pattern, KEY))
      : statement.resources.some((pattern) => glob(pattern, KEY))) &&
    statement.conditions.every(({ operator, key, values }) =>
      holds(operator, values, context[key.toLowerCase()]),
    )
  );
}

function holds(
  operator: string,
  wanted: readonly string[],
  given: readonly string[] | undefined,
): boolean {
  if (operator === "Null") return wanted.includes(given === undefined ? "true" : "false");
  const [set, name] = operator.includes(":") ? operator.split(":") : ["", operator];
  const ifExists = name?.endsWith("IfExists") === true;
  const base = name?.replace("IfExists", "") ?? "";
  const negated = base.includes("Not");
  if (given === undefined) {
    if (ifExists || set === "ForAllValues") return true;
    return set === "ForAnyValue" ? false : negated;
  }
  const one = (value: string) =>
    wanted.some((text) => {
      if (base.endsWith("IpAddress"))
        return text === "0.0.0.0/0" || (text === "10.0.0.0/8" && value.startsWith("10."));
      return base.endsWith("Like") ? wildcard(text).test(value) : text === value;
    }) !== negated;
  return set === "ForAnyValue" ? given.some(one) : given.every(one);
}

function wildcard(pattern: string): RegExp {
  const literal = pattern.replaceAll(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replaceAll("*", ".*").replaceAll("?", ".")}$`);
}
