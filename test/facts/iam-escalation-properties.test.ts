import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Resource } from "../../src/model/resource.ts";
import { ESCALATION_ACTIONS } from "../../src/policy/escalation-actions.ts";
import { ACCOUNT } from "../support/small-snapshot.ts";
import {
  ADMIN,
  arn,
  EVERYTHING,
  managed,
  pathsOf,
  role,
  strongIn,
  user,
  workload,
  type Json,
} from "./iam-world.ts";

const ROLES = ["app", "build", "deploy"];
const USERS = ["ann", "bob"];
const ARNS = [...ROLES.map((name) => arn("role", name)), ...USERS.map((name) => arn("user", name))];

const statement: fc.Arbitrary<Json> = fc
  .record({
    Effect: fc.constantFrom("Allow", "Allow", "Allow", "Deny"),
    Action: fc.oneof(
      fc.subarray([...ESCALATION_ACTIONS], { minLength: 1, maxLength: 4 }),
      fc.constantFrom("iam:*", "iam:Put*", "lambda:*", "sts:*", "s3:*"),
    ),
    Resource: fc.oneof(
      fc.constant("*"),
      fc.constantFrom(
        ...ARNS,
        arn("role", "*"),
        arn("user", "${aws:username}"),
        arn("policy", "shared"),
      ),
    ),
    Condition: fc.constantFrom(
      undefined,
      undefined,
      undefined,
      { Bool: { "aws:MultiFactorAuthPresent": "true" } },
      { StringEquals: { "aws:PrincipalTag/team": "a" } },
      { StringEquals: { "iam:PassedToService": "lambda.amazonaws.com" } },
    ),
  })
  .map(({ Condition, ...rest }) => (Condition === undefined ? rest : { ...rest, Condition }));

const statements = fc.array(statement, { maxLength: 3 });
const boundary = fc.constantFrom(undefined, undefined, "limits");
const attached = fc.constantFrom([], [], ["shared"], [ADMIN]);

const powers = fc.record({ allow: statements, boundary, attached });
const trust = fc.constantFrom(
  "lambda.amazonaws.com",
  "ec2.amazonaws.com",
  `arn:aws:iam::${ACCOUNT}:root`,
  arn("user", "ann"),
);

interface World {
  readonly users: readonly {
    allow: readonly Json[];
    boundary: string | undefined;
    attached: readonly string[];
  }[];
  readonly roles: readonly {
    allow: readonly Json[];
    boundary: string | undefined;
    attached: readonly string[];
    trust: string;
  }[];
  readonly limits: readonly Json[];
  readonly shared: readonly Json[];
}

const world: fc.Arbitrary<World> = fc.record({
  users: fc.tuple(powers, powers),
  roles: fc.array(fc.record({ allow: statements, boundary, attached, trust }), {
    minLength: ROLES.length,
    maxLength: ROLES.length,
  }),
  limits: fc.oneof(fc.constant([EVERYTHING]), statements),
  shared: statements,
});

function resourcesOf({ users, roles, limits, shared }: World): Resource[] {
  return [
    managed("limits", limits),
    managed("shared", shared),
    ...users.map(({ boundary: limit, ...rest }, index) =>
      user(USERS[index] ?? "", { ...rest, ...(limit !== undefined && { boundary: limit }) }),
    ),
    ...roles.map(({ boundary: limit, ...rest }, index) =>
      role(ROLES[index] ?? "", {
        ...rest,
        ...(limit !== undefined && { boundary: limit }),
        instanceProfile: true,
      }),
    ),
    ...roles.map((_, index) => workload("lambda", `f${index}`, ROLES[index] ?? "")),
  ];
}

/** The same world in which the first role has one statement more. */
function withStatement(of: World, more: Json): World {
  const [first, ...others] = of.roles;
  if (first === undefined) throw new Error("no role");
  return { ...of, roles: [{ ...first, allow: [...first.allow, more] }, ...others] };
}

const runs = { numRuns: 300 };

describe("escalation", () => {
  test("who is denied everything has no path", () => {
    fc.assert(
      fc.property(world, (of) => {
        const denied = withStatement(of, { Effect: "Deny", Action: "*", Resource: "*" });
        expect(pathsOf(ROLES[0] ?? "", resourcesOf(denied))).toEqual([]);
      }),
      runs,
    );
  });

  test("a Deny makes nobody stronger", () => {
    fc.assert(
      fc.property(world, statement, (of, more) => {
        const denied = withStatement(of, { ...more, Effect: "Deny" });
        const before = strongIn(resourcesOf(of));
        expect(before).toEqual(expect.arrayContaining(strongIn(resourcesOf(denied))));
      }),
      runs,
    );
  });

  test("an Allow makes nobody weaker", () => {
    fc.assert(
      fc.property(world, statement, (of, more) => {
        const allowed = withStatement(of, { ...more, Effect: "Allow" });
        const before = strongIn(resourcesOf(of));
        expect(strongIn(resourcesOf(allowed))).toEqual(expect.arrayContaining(before));
      }),
      runs,
    );
  });

  test("without permissions boundaries nobody is weaker", () => {
    fc.assert(
      fc.property(world, (of) => {
        const free = resourcesOf(of).map((each) => ({ ...each, permissionsBoundary: null }));
        expect(strongIn(free)).toEqual(expect.arrayContaining(strongIn(resourcesOf(of))));
      }),
      runs,
    );
  });

  test("within a boundary that allows nothing there is no path", () => {
    const nothing = managed("nothing", []);
    fc.assert(
      fc.property(world, (of) => {
        const resources = resourcesOf(of).map((each) =>
          each.name === ROLES[0] ? { ...each, permissionsBoundary: nothing.arn } : each,
        );
        expect(pathsOf(ROLES[0] ?? "", [...resources, nothing])).toEqual([]);
      }),
      runs,
    );
  });

  test("the order of users and roles does not matter to who is strong", () => {
    fc.assert(
      fc.property(world, (of) => {
        const resources = resourcesOf(of);
        expect(strongIn([...resources].reverse())).toEqual(strongIn(resources));
      }),
      { numRuns: 100 },
    );
  });
});
