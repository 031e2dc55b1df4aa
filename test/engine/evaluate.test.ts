import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { RuleDefectError } from "../../src/engine/evaluate-rule.ts";
import { fieldsOf } from "../../src/engine/fields.ts";
import { findingFingerprint } from "../../src/engine/fingerprint.ts";
import { defineFact } from "../../src/facts/define.ts";
import { Report } from "../../src/model/report.ts";
import type { Gap } from "../../src/model/gap.ts";
import { renderJson } from "../../src/render/json.ts";
import { AccountRegion } from "../../src/resources/account-region.ts";
import { KmsKey } from "../../src/resources/kms-key.ts";
import { loadRules } from "../../src/rules/load.ts";
import { rule, ruleText } from "../support/rule-file.ts";
import { builtIn } from "../support/rules.ts";
import { gap, key, report, snapshot } from "../support/small-snapshot.ts";

const enabled = rule();
const statuses = (of: Report) =>
  of.findings.map(({ status, resource }) => `${status} ${resource.id} ${resource.region}`);

describe("a rule on what was read", () => {
  test("passes, fails and skips", () => {
    const customer = rule({ when: "when: resource.keyManager == 'CUSTOMER'" });
    const result = report(
      snapshot([key("a"), key("b", { state: "Disabled" }), key("c", { keyManager: "AWS" })]),
      [customer],
    );
    expect(statuses(result)).toEqual(["fail b us-east-1", "pass a us-east-1"]);
    expect(result.findings[0]).toMatchObject({
      message: "It is Disabled",
      evidence: [{ field: "state", value: "Disabled" }],
      fix: { text: "Do it" },
    });
    expect(result.findings[1]).toMatchObject({ message: "Sample", evidence: [] });
    expect(result.summary.total).toEqual({ pass: 1, fail: 1, unknown: 0, suppressed: 0 });
    expect(Report.parse(result)).toEqual(result);
  });

  test("brings its page into the report, where it has one", () => {
    const page = "https://example.com/rule.md";
    const { rules } = report(snapshot([]), [{ ...enabled, page }, enabled]);
    expect(rules[0]).toMatchObject({ page });
    expect(rules[1]).not.toHaveProperty("page");
  });
});

describe("what was not read", () => {
  const rotation = gap({
    arn: key("a").arn,
    field: "rotationEnabled",
    operation: "GetKeyRotationStatus",
    permission: "kms:GetKeyRotationStatus",
  });
  const unrotated = key("a", { rotationEnabled: undefined });

  test("makes a result unknown and names the permission", () => {
    const result = report(snapshot([unrotated], [rotation]), [
      rule({ pass: "pass: resource.rotationEnabled == true" }),
    ]);
    expect(result.findings).toMatchObject([
      {
        status: "unknown",
        message: "Not decided: kms:GetKeyRotationStatus was not read (denied)",
        missing: [
          {
            permission: "kms:GetKeyRotationStatus",
            operation: "GetKeyRotationStatus",
            reason: "denied",
            message: "AccessDeniedException: no",
          },
        ],
      },
    ]);
    expect(result.summary.missingPermissions).toEqual(["kms:GetKeyRotationStatus"]);
  });

  test("does not matter where the rest decides", () => {
    const decided = rule({
      pass: "pass: resource.rotationEnabled == true || resource.state == 'Enabled'",
    });
    expect(statuses(report(snapshot([unrotated], [rotation]), [decided]))).toEqual([
      "pass a us-east-1",
    ]);
  });

  test("in `when` is unknown even where `pass` holds, and `pass` need not make sense", () => {
    const when = "when: resource.rotationEnabled == true";
    for (const pass of [
      "pass: resource.state == 'Enabled'",
      "pass: resource.materials.all(m, m.imported)",
    ]) {
      expect(statuses(report(snapshot([unrotated], [rotation]), [rule({ when, pass })]))).toEqual([
        "unknown a us-east-1",
      ]);
    }
  });

  test("beside something that cannot be evaluated is unknown, no defect", () => {
    for (const pass of [
      "resource.rotationEnabled == true && resource.materials.all(m, m.imported)",
      "resource.rotationEnabled == true || resource.materials.all(m, m.imported)",
      "resource.materials.all(m, m.imported) || resource.rotationEnabled == true",
    ]) {
      expect(
        statuses(report(snapshot([unrotated], [rotation]), [rule({ pass: `pass: ${pass}` })])),
      ).toEqual(["unknown a us-east-1"]);
    }
  });

  test("has() does not turn it into absence", () => {
    for (const pass of ["has(resource.rotationEnabled)", "!has(resource.rotationEnabled)"]) {
      expect(
        statuses(report(snapshot([unrotated], [rotation]), [rule({ pass: `pass: "${pass}"` })])),
      ).toEqual(["unknown a us-east-1"]);
    }
  });

  test("in a message or in evidence does not undo a failure", () => {
    const failing = rule({
      pass: "pass: resource.state == 'Disabled'",
      message: "message: It is {resource.rotationEnabled}",
      evidence: "evidence: { rotation: resource.rotationEnabled, state: resource.state }",
    });
    expect(report(snapshot([unrotated], [rotation]), [failing]).findings).toMatchObject([
      {
        status: "fail",
        message: "a: Sample",
        evidence: [
          { field: "rotation", value: "(not read)" },
          { field: "state", value: "Enabled" },
        ],
      },
    ]);
  });

  test("without any gap was collected by an older version", () => {
    const [finding] = report(snapshot([unrotated]), [
      rule({ pass: "pass: resource.rotationEnabled == true" }),
    ]).findings;
    expect(finding).toMatchObject({
      status: "unknown",
      missing: [{ reason: "not-collected", permission: "" }],
    });
  });

  const cases: readonly [string, Partial<Gap>, boolean][] = [
    ["of this resource and field", { arn: unrotated.arn, field: "rotationEnabled" }, true],
    ["of this resource as a whole", { arn: unrotated.arn }, true],
    ["of the field everywhere", { field: "rotationEnabled" }, true],
    ["of the field in every Region", { field: "rotationEnabled", region: "*" }, true],
    ["of another resource", { arn: key("b").arn, field: "rotationEnabled" }, false],
    ["of another field", { arn: unrotated.arn, field: "policy" }, false],
    ["in another Region", { field: "rotationEnabled", region: "eu-west-1" }, false],
    ["in another account", { field: "rotationEnabled", account: "999999999999" }, false],
    ["of another type", { type: "AWS::IAM::Role", field: "rotationEnabled" }, false],
  ];
  test.each(cases)("is explained by a gap %s: %j %s", (_, fields, explains) => {
    const found = report(snapshot([unrotated], [gap(fields)]), [
      rule({ pass: "pass: resource.rotationEnabled == true" }),
    ]);
    const [missing] = found.findings.find(({ resource }) => resource.id === "a")?.missing ?? [];
    expect(missing?.reason).toBe(explains ? "denied" : "not-collected");
  });

  test("by several calls names them all, each once", () => {
    const gaps = [
      rotation,
      {
        ...rotation,
        permission: "kms:DescribeKey",
        operation: "DescribeKey",
        reason: "throttled" as const,
      },
      rotation,
    ];
    const [finding] = report(snapshot([unrotated], gaps), [
      rule({ pass: "pass: resource.rotationEnabled == true" }),
    ]).findings;
    expect(finding?.missing?.map(({ permission, reason }) => [permission, reason])).toEqual([
      ["kms:DescribeKey", "throttled"],
      ["kms:GetKeyRotationStatus", "denied"],
    ]);
    expect(finding?.message).toBe(
      "Not decided: kms:DescribeKey, kms:GetKeyRotationStatus was not read (denied, throttled)",
    );
  });
});

describe("a list with a gap", () => {
  test("gives one unknown result per Region beside those of the resources seen", () => {
    const gaps = [
      gap(),
      gap({ operation: "DescribeKey", permission: "kms:DescribeKey" }),
      gap({ region: "eu-west-1", reason: "throttled" }),
    ];
    const result = report(snapshot([key("a")], gaps), [enabled]);
    expect(statuses(result)).toEqual([
      "unknown * eu-west-1",
      "unknown * us-east-1",
      "pass a us-east-1",
    ]);
    expect(result.findings.map(({ missing }) => missing?.length)).toEqual([1, 2, undefined]);
    expect(result.findings[1]?.resource.name).toBe("every KMS key in us-east-1");
    expect(result.summary.missingPermissions).toEqual(["kms:DescribeKey", "kms:ListKeys"]);
  });

  test.each([["not-collected"], ["unsupported-region"]] as const)(
    "for the reason %s gives none",
    (reason) => {
      expect(report(snapshot([], [gap({ reason })]), [enabled]).findings).toEqual([]);
    },
  );

  test("is none where nobody collected the type, but a gap tells of it", () => {
    const kms = { type: KmsKey.type, region: "*", service: "kms", reason: "not-collected" };
    expect(report(snapshot([], [], { services: ["iam"] }), [enabled])).toMatchObject({
      findings: [],
      gaps: [kms],
    });
    expect(report(snapshot([]), [enabled]).gaps).toEqual([]);
  });

  test.each([["interrupted"], ["failed"], ["denied-by-scp"], ["throttled"]] as const)(
    "for the reason %s gives one",
    (reason) => {
      expect(statuses(report(snapshot([], [gap({ reason })]), [enabled]))).toEqual([
        "unknown * us-east-1",
      ]);
    },
  );

  test("of Regions gives one for the Regions that nobody listed", () => {
    const regions = gap({
      type: AccountRegion.type,
      region: "*",
      operation: "DescribeRegions",
      permission: "ec2:DescribeRegions",
    });
    const result = report(snapshot([key("a")], [regions]), [enabled]);
    expect(result.findings.map(({ status, resource }) => [status, resource.name])).toEqual([
      ["unknown", "every KMS key in unlisted Regions"],
      ["pass", "a"],
    ]);
    expect(Report.parse(result)).toEqual(result);
  });

  test("of another type does not concern the rule", () => {
    expect(
      statuses(report(snapshot([key("a")], [gap({ type: "AWS::IAM::Role" })]), [enabled])),
    ).toEqual(["pass a us-east-1"]);
  });
});

describe("a defect", () => {
  test("of an expression is an error that names rule, resource and cause", () => {
    const broken = rule({ pass: "pass: resource.materials.all(m, m.imported)" });
    const run = () => report(snapshot([key("a")]), [broken]);
    expect(run).toThrow(RuleDefectError);
    expect(run).toThrow(
      /^rule kms-sample cannot be evaluated on arn:aws:kms:us-east-1:123456789012:key\/a: .+/,
    );
  });

  test("of a condition that is neither true nor false is one too", () => {
    const broken = rule({ pass: "pass: resource.deletionAt" });
    expect(() => report(snapshot([key("a")]), [broken])).toThrow(
      /`resource.deletionAt` is neither true nor false/,
    );
  });

  test("of a fact is no result, and is thrown each time that it is asked for", () => {
    let computed = 0;
    const fact = defineFact({
      on: KmsKey,
      name: "broken",
      schema: z.boolean().describe("Always throws"),
      reads: {},
      compute: () => {
        computed += 1;
        throw new TypeError("boom");
      },
    });
    const text = ruleText({ pass: "pass: resource.broken" });
    const { rules } = loadRules([{ path: "kms-sample.yaml", service: "kms", text }], (type) =>
      fieldsOf(type, [fact]),
    );
    expect(() => report(snapshot([key("a")]), rules, [fact])).toThrow(
      /cannot be evaluated on .*: boom$/,
    );
    expect(computed).toBe(1);
  });
});

describe("the same input", () => {
  const text = (reads: string) => rule({ pass: `pass: ${reads}` });
  const rules = [
    text("resource.rotationEnabled == true"),
    { ...text("resource.policy != null"), id: "kms-zother", severity: "high" as const },
  ];
  const states = fc.record(
    {
      state: fc.constantFrom("Enabled", "Disabled"),
      rotationEnabled: fc.constantFrom(true, false, undefined),
      policy: fc.constantFrom(undefined, null, "{}"),
      region: fc.constantFrom("us-east-1", "eu-west-1"),
    },
    { requiredKeys: ["region"] },
  );
  const gaps = fc.record(
    {
      region: fc.constantFrom("us-east-1", "eu-west-1", "*"),
      field: fc.constantFrom("rotationEnabled", "policy"),
      message: fc.constantFrom("one", "two"),
      operation: fc.constantFrom("A", "B"),
      permission: fc.constantFrom("kms:A", "kms:B"),
      reason: fc.constantFrom("denied" as const, "failed" as const),
    },
    { requiredKeys: [] },
  );

  test("in any order gives the same bytes", () => {
    const input = fc.tuple(fc.array(states, { maxLength: 6 }), fc.array(gaps, { maxLength: 8 }));
    const withOrders = input.chain(([keys, found]) => {
      const resources = keys.map((each, index) => key(`k${index}`, each));
      const all = found.map((each) => gap(each));
      const shuffled = <T>(list: T[]) => fc.shuffledSubarray(list, { minLength: list.length });
      return fc.tuple(
        fc.constant(snapshot(resources, all)),
        fc.tuple(shuffled(resources), shuffled(all)).map(([r, g]) => snapshot(r, g)),
      );
    });
    fc.assert(
      fc.property(withOrders, ([one, other]) => {
        expect(renderJson(report(other, rules))).toBe(renderJson(report(one, rules)));
      }),
      { numRuns: 150 },
    );
  });

  test("of all built-in rules and example resources gives the same bytes", () => {
    const resources = builtIn.rules
      .map(({ resource }) => resource.example)
      .filter((example, index, list) => list.indexOf(example) === index);
    const forwards = renderJson(report(snapshot(resources), builtIn.rules));
    expect(renderJson(report(snapshot(resources.toReversed()), builtIn.rules))).toBe(forwards);
  });

  test("has fingerprints of rule id and ARN alone", () => {
    expect(findingFingerprint("kms-sample", "arn:aws:kms:us-east-1:123456789012:key/a")).toMatch(
      /^[0-9a-f]{32}$/,
    );
    const print = (of: ReturnType<typeof rule>, fields: object) =>
      report(snapshot([key("a", { ...fields })]), [of]).findings[0]?.fingerprint;
    const prints = [
      print(enabled, {}),
      print(enabled, { state: "Disabled", name: "renamed" }),
      print(rule({ title: "title: Reworded", severity: "severity: critical" }), {}),
    ];
    expect(new Set(prints)).toEqual(new Set([findingFingerprint("kms-sample", key("a").arn)]));
  });
});
