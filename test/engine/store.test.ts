import { describe, expect, test } from "vitest";
import { SnapshotStore } from "../../src/engine/store.ts";
import { UnreadError } from "../../src/facts/unread.ts";
import type { Finding } from "../../src/model/finding.ts";
import type { Gap } from "../../src/model/gap.ts";
import { IamRole } from "../../src/resources/iam-role.ts";
import { KmsKey } from "../../src/resources/kms-key.ts";
import { builtIn } from "../support/rules.ts";
import { ACCOUNT, gap, key, report, snapshot } from "../support/small-snapshot.ts";

const HERE = { account: ACCOUNT, region: "us-east-1" };
const EVERYWHERE = { account: ACCOUNT };

const store = (...of: Parameters<typeof snapshot>) => new SnapshotStore(snapshot(...of), []);
const aliasesOf = ({ aliases }: { aliases: readonly string[] }) => aliases;

/** What each way of asking for a key says: ids, null, or "unread". */
function asked(
  of: SnapshotStore,
  scope: { account: string; region?: string },
): Record<string, unknown> {
  const attempt = (work: () => unknown) => {
    try {
      return work();
    } catch (error) {
      if (error instanceof UnreadError) return "unread";
      throw error;
    }
  };
  return {
    list: attempt(() => of.list(KmsKey, scope).map(({ id }) => id)),
    find: attempt(
      () => of.find(KmsKey, scope, ({ aliases }) => aliases.includes("alias/x"))?.id ?? null,
    ),
    findByKey: attempt(() => of.findByKey(KmsKey, scope, aliasesOf, "alias/x").map(({ id }) => id)),
  };
}

const none = { list: ["a"], find: null, findByKey: [] };
const unread = { list: "unread", find: "unread", findByKey: "unread" };
const other = key("a", { aliases: ["alias/y"] });
const match = key("a", { aliases: ["alias/x"] });

describe("absence", () => {
  test("is told where everything was read", () => {
    expect(asked(store([other]), HERE)).toEqual(none);
    expect(asked(store([other]), EVERYWHERE)).toEqual(none);
    expect(asked(store([]), HERE)).toEqual({ list: [], find: null, findByKey: [] });
  });

  const gaps: readonly [string, readonly Partial<Gap>[], unknown][] = [
    ["the list was denied", [{}], unread],
    ["the list was denied, Region unknown", [{ region: "*" }], unread],
    ["the list of Regions was denied", [{ type: "account.region", region: "*" }], unread],
    [
      "the status of chosen Regions was denied",
      [{ type: "account.region", region: "*", field: "optInStatus" }],
      none,
    ],
    ["nobody asked for the list", [{ reason: "not-collected" }], unread],
    ["the collection was stopped", [{ reason: "interrupted" }], unread],
    ["the list was denied elsewhere", [{ region: "eu-west-1" }], none],
    ["the list of another type was denied", [{ type: "AWS::IAM::Role" }], none],
    ["AWS does not offer the service here", [{ reason: "unsupported-region" }], none],
    ["another field was denied", [{ field: "policy" }], none],
  ];
  test.each(gaps)("when %s: %j", (_, fields, expected) => {
    expect(
      asked(
        store(
          [other],
          fields.map((each) => gap(each)),
        ),
        HERE,
      ),
    ).toEqual(expected);
  });

  test("is not concluded from a field that was not read", () => {
    const blind = key("a", { aliases: undefined });
    expect(asked(store([blind], [gap({ field: "aliases" })]), HERE)).toEqual({
      list: ["a"],
      find: "unread",
      findByKey: "unread",
    });
  });

  test("is not concluded from a snapshot without the service", () => {
    expect(asked(store([], [], { services: ["iam"] }), HERE)).toEqual(unread);
    expect(asked(store([], [], { services: ["iam"] }), EVERYWHERE)).toEqual(unread);
  });

  test("is concluded only for the Regions of the snapshot", () => {
    const partial = { regions: ["us-east-1"], everyRegion: false };
    expect(asked(store([other], [], partial), HERE)).toEqual(none);
    expect(asked(store([other], [], partial), { account: ACCOUNT, region: "eu-west-1" })).toEqual(
      unread,
    );
    expect(asked(store([other], [], partial), EVERYWHERE)).toEqual(unread);
    expect(store([], [], partial).list(IamRole, EVERYWHERE)).toEqual([]);
  });
});

describe("presence", () => {
  test("is told whatever else was not read", () => {
    for (const gaps of [[], [gap()], [gap({ region: "*" })], [gap({ field: "policy" })]]) {
      expect(asked(store([match, key("b", { aliases: undefined })], gaps), HERE)).toMatchObject({
        find: "a",
        findByKey: ["a"],
      });
    }
  });

  test("stays within its account and Region", () => {
    const elsewhere = [
      key("a", { aliases: ["alias/x"], region: "eu-west-1" }),
      { ...key("b", { aliases: ["alias/x"] }), account: "999999999999" },
    ];
    expect(asked(store(elsewhere), HERE)).toEqual({ list: [], find: null, findByKey: [] });
    expect(asked(store(elsewhere), EVERYWHERE)).toEqual({
      list: ["a"],
      find: "a",
      findByKey: ["a"],
    });
  });
});

describe("an offer", () => {
  test("is denied only by a list that AWS does not offer there", () => {
    expect(store([]).offers(KmsKey, HERE)).toBe(true);
    expect(store([], [gap({ reason: "unsupported-region" })]).offers(KmsKey, HERE)).toBe(false);
    expect(
      store([], [gap({ reason: "unsupported-region", region: "eu-west-1" })]).offers(KmsKey, HERE),
    ).toBe(true);
    expect(
      store([], [gap({ reason: "unsupported-region", field: "policy" })]).offers(KmsKey, HERE),
    ).toBe(true);
    expect(store([], [gap({ reason: "denied" })]).offers(KmsKey, HERE)).toBe(true);
  });
});

test("an error of a predicate that is no unread field comes through", () => {
  const broken = () => {
    throw new TypeError("boom");
  };
  expect(() => store([other], [gap()]).find(KmsKey, HERE, broken)).toThrow(new TypeError("boom"));
  expect(() => store([other], [gap()]).findByKey(KmsKey, HERE, broken, "x")).toThrow(
    new TypeError("boom"),
  );
});

/** Whether a result is decided otherwise than with everything at hand. */
function isBetter({ rule, resource, status }: Finding, whole: readonly Finding[]): boolean {
  const full = whole.find((one) => one.rule === rule && one.resource.arn === resource.arn);
  return status !== "unknown" && status !== full?.status;
}

// What a rule says of a resource must not become better because less was collected.
describe("the built-in rules on a snapshot of fewer services", () => {
  const types = [...new Set(builtIn.rules.map(({ resource }) => resource))];
  const resources = types.map(({ example }) => example);
  const whole = report(snapshot(resources), builtIn.rules).findings;

  test.each([...new Set(types.map(({ service }) => service))].map((service) => [service]))(
    "only %s",
    (service) => {
      const kept = types.filter((type) => type.service === service || type.service === "account");
      const services = [service];
      const findings = report(
        snapshot(
          kept.map(({ example }) => example),
          [],
          { services },
        ),
        builtIn.rules,
      ).findings;
      expect(findings.filter((finding) => isBetter(finding, whole))).toEqual([]);
    },
  );

  test("of fewer Regions", () => {
    const header = { regions: ["us-east-1"], everyRegion: false };
    const here = resources.filter(({ region }) => region === "global" || region === "us-east-1");
    const full = report(snapshot(here, [], { regions: ["us-east-1"] }), builtIn.rules).findings;
    const findings = report(snapshot(here, [], header), builtIn.rules).findings;
    const idsOf = (list: readonly Finding[]) => list.map(({ rule }) => rule).toSorted();
    // What is asked of accounts with several Regions stays open where only one was looked at.
    const several = findings.filter(({ rule }) => rule === "securityhub-no-aggregation");
    expect(several.map(({ status }) => status)).toEqual(["unknown"]);
    expect(idsOf(findings.filter((each) => !several.includes(each)))).toEqual(idsOf(full));
    expect(findings.filter((finding) => isBetter(finding, full))).toEqual([]);
  });
});
