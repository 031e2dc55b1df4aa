import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isBroad, suppress, type PlacedSuppression } from "../../src/engine/suppress.ts";
import type { Finding } from "../../src/model/finding.ts";
import { Report } from "../../src/model/report.ts";
import { finding, resource, rule, smallReport } from "../render/small-report.ts";

const RULE = "kms-key-rotation-disabled";

function suppression(patch: Partial<PlacedSuppression> = {}): PlacedSuppression {
  return { rules: [RULE], reason: "because", owner: "us", source: "c.yaml:1", ...patch };
}

const unread = { tagsOf: () => undefined };

/** The report of these findings after these suppressions. */
function run(
  findings: Finding[],
  suppressions: readonly PlacedSuppression[],
  tagsOf: (id: string) => Record<string, string> | undefined = () => undefined,
): Report {
  const rules = [rule(), rule({ id: "kms-key-old" })];
  const report = smallReport({ rules, findings });
  return suppress(report, suppressions, { tagsOf: ({ id }) => tagsOf(id) });
}

const states = ({ suppressions }: Report) =>
  suppressions.map(({ state, findings }) => `${state} ${findings}`);
const suppressed = ({ findings }: Report) =>
  findings.filter((one) => one.suppression !== undefined).map((one) => one.resource.id);
const on = (id: string, patch: Partial<Finding> = {}) =>
  finding({ resource: resource({ id }), ...patch });

describe("what a suppression covers", () => {
  const { arn, account, region } = resource({ id: "a" });
  test.each<[string, Partial<PlacedSuppression>, boolean]>([
    ["the rule by id", {}, true],
    ["the rule by pattern", { rules: ["kms-*"] }, true],
    ["a part of the rule's id", { rules: ["kms-key-rotation", "rotation-disabled"] }, false],
    ["the ARN", { resources: [arn] }, true],
    ["the ARN by pattern", { resources: ["arn:aws:kms:*:key/?"] }, true],
    ["a part of the ARN", { resources: [arn.slice(0, -1), arn.slice(1)] }, false],
    ["one of several patterns", { resources: ["x", arn] }, true],
    ["the account", { accounts: [account] }, true],
    ["a part of the account", { accounts: [account.slice(1)] }, false],
    ["the Region", { regions: [region] }, true],
    ["the Region by pattern", { regions: ["eu-*"] }, true],
    ["another Region", { regions: ["us-*"] }, false],
    ["only one of two conditions", { regions: [region], accounts: ["999999999999"] }, false],
    ["a tag", { tags: { env: "dev" } }, true],
    ["a tag by pattern", { tags: { env: "d*" } }, true],
    ["a part of a tag's value", { tags: { env: "de" } }, false],
    ["a key that is inherited, not a tag", { tags: { toString: "*" } }, false],
    ["only one of two tags", { tags: { env: "dev", team: "x" } }, false],
    ["no tag in particular", { tags: {} }, true],
  ])("%s", (_, patch, covers) => {
    const report = run([on("a")], [suppression(patch)], () => ({ env: "dev" }));
    expect(suppressed(report)).toEqual(covers ? ["a"] : []);
    const { fail, suppressed: accepted } = report.summary.total;
    expect([fail, accepted]).toEqual(covers ? [0, 1] : [1, 0]);
    expect(report.summary.bySeverity.medium.suppressed).toBe(covers ? 1 : 0);
  });

  test("only failures, which say why and where", () => {
    const report = run(
      [on("a"), on("b", { status: "pass" }), on("c", { status: "unknown" })],
      [suppression({ until: "2027-01-01" })],
    );
    expect(report.findings.map((one) => one.suppression)).toEqual([
      { reason: "because", owner: "us", until: "2027-01-01", source: "c.yaml:1" },
      undefined,
      undefined,
    ]);
    expect(Report.parse(report)).toEqual(report);
  });

  test("the first of several is shown, and all are in use", () => {
    const report = run([on("a")], [suppression({ reason: "one" }), suppression({ reason: "two" })]);
    expect(report.findings[0]?.suppression?.reason).toBe("one");
    expect(states(report)).toEqual(["active 1", "active 1"]);
  });
});

describe("the last day", () => {
  // The snapshot is of 2026-11-21.
  test.each([
    ["2026-11-20", ["expired 1"], []],
    ["2026-11-21", ["active 1"], ["a"]],
    ["2026-11-22", ["active 1"], ["a"]],
  ])("%s", (until, expected, ids) => {
    const report = run([on("a")], [suppression({ until })]);
    expect(states(report)).toEqual(expected);
    expect(suppressed(report)).toEqual(ids);
  });

  test("an expired one makes room for the next", () => {
    const report = run(
      [on("a")],
      [suppression({ until: "2020-01-01" }), suppression({ reason: "still" })],
    );
    expect(states(report)).toEqual(["expired 1", "active 1"]);
    expect(report.findings[0]?.suppression?.reason).toBe("still");
  });
});

describe("what is listed", () => {
  test("unused: nothing fails that it covers", () => {
    const report = run(
      [on("a", { status: "pass" })],
      [suppression(), suppression({ regions: ["eu-*"], resources: ["x"] })],
    );
    expect(states(report)).toEqual(["unused 0", "unused 0"]);
  });

  test("undecided: tags were not read, so it suppresses nothing", () => {
    const report = run([on("a"), on("b")], [suppression({ tags: { env: "dev" } })], (id) =>
      id === "a" ? { env: "dev" } : undefined,
    );
    expect(suppressed(report)).toEqual(["a"]);
    expect(states(report)).toEqual(["active 1", "undecided 1"]);
  });

  test("undecided: what it covers is unknown now, not gone", () => {
    const lost = on("a", { status: "unknown" });
    expect(states(run([lost], [suppression({ resources: [lost.resource.arn] })]))).toEqual([
      "undecided 1",
    ]);
    const { resource: key } = on("a");
    const list = { ...key, id: "*", arn: `unlisted:${key.type}:${key.account}:${key.region}` };
    const unlisted = finding({ status: "unknown", resource: list });
    expect(states(run([unlisted], [suppression({ resources: [key.arn] })]))).toEqual([
      "undecided 1",
    ]);
    expect(states(run([lost], [suppression({ until: "2020-01-01" })]))).toEqual(["expired 0"]);
  });

  test("not what speaks of rules, accounts and Regions that were not looked at", () => {
    const report = run(
      [on("a")],
      [
        suppression({ rules: ["s3-*"] }),
        suppression({ accounts: ["999999999999"] }),
        suppression({ regions: ["us-*"] }),
        suppression({ resources: ["arn:aws:kms:eu-west-1:999999999999:key/*"] }),
        suppression({ regions: ["global"], reason: "global is looked at" }),
      ],
    );
    expect(report.suppressions.map(({ reason }) => reason)).toEqual(["global is looked at"]);
  });
});

test("without suppressions the findings and counts stay", () => {
  const report = smallReport();
  const { summary, ...rest } = suppress(report, [], unread);
  expect(rest).toEqual({ ...report, summary: undefined });
  expect(summary.total).toEqual(report.summary.total);
});

test("suppressing moves failures and changes nothing else", () => {
  const status = fc.constantFrom("pass", "fail", "unknown");
  const id = fc.constantFrom("a", "b", "c", "d");
  const pattern = fc.constantFrom("*", "a", "*key/b", "arn:*", "*/?", "");
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ id, status }), { selector: (one) => one.id }),
      fc.array(
        fc.record(
          { resources: fc.array(pattern, { minLength: 1 }), tags: fc.dictionary(id, pattern) },
          { requiredKeys: [] },
        ),
      ),
      fc.dictionary(id, fc.dictionary(id, id)),
      (cases, patches, tags) => {
        const findings = cases.map((one) => on(one.id, { status: one.status }));
        const report = run(findings, patches.map(suppression), (key) =>
          Object.hasOwn(tags, key) ? tags[key] : undefined,
        );
        const { pass, fail, unknown, suppressed: accepted } = report.summary.total;
        const of = (wanted: string) => cases.filter((one) => one.status === wanted).length;
        expect([pass, unknown, fail + accepted]).toEqual([of("pass"), of("unknown"), of("fail")]);
        expect(report.findings.map((one) => ({ ...one, suppression: undefined }))).toEqual(
          findings,
        );
        expect(suppressed(report)).toHaveLength(accepted);
      },
    ),
  );
});

test.each<[string, Partial<PlacedSuppression>, boolean]>([
  ["every rule", { rules: ["*"] }, true],
  ["every rule among others", { rules: ["kms-x", "**"] }, true],
  ["every rule and resource", { rules: ["*"], resources: ["*"] }, true],
  ["every resource of a rule", { resources: ["arn:x", "*"] }, true],
  ["a rule", {}, false],
  ["every rule on one resource", { rules: ["*"], resources: ["arn:x"] }, false],
  ["every rule in one account", { rules: ["*"], accounts: ["123456789012"] }, false],
  ["every rule in every account", { rules: ["*"], accounts: ["*"] }, true],
  ["every rule in one Region", { rules: ["*"], regions: ["eu-*"] }, false],
  ["every rule with a tag", { rules: ["*"], tags: { env: "dev" } }, false],
  ["every rule with no tag in particular", { rules: ["*"], tags: {} }, true],
])("broad: %s", (_, patch, broad) => {
  expect(isBroad(suppression(patch))).toBe(broad);
});
