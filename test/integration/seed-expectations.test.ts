import { describe, expect, test } from "vitest";
import type { ScanResult } from "../emulator/seed/expected.ts";
import { ruleOfName, unmetExpectations } from "../emulator/seed/expected.ts";

function resource(name: string, more: Readonly<Record<string, unknown>> = {}) {
  return {
    type: "AWS::KMS::Key",
    arn: `arn:aws:kms:us-east-1:123456789012:key/${name}`,
    id: name,
    name,
    account: "123456789012",
    region: "us-east-1",
    ...more,
  };
}

function scan(
  names: readonly string[],
  fails: readonly (readonly [name: string, rule: string])[],
  more: Partial<ScanResult> = {},
): ScanResult {
  return {
    seeded: names.map((name) => ({ name, service: "kms" })),
    resources: names.map((name) => resource(name)),
    findings: fails.map(([name, rule]) => ({ rule, status: "fail", resource: resource(name) })),
    rules: new Set(["kms-a", "kms-b", "kms-multi-region-key", "kms-multi-region-policy-drift"]),
    services: new Set(["kms"]),
    ...more,
  };
}

describe("what seeded names expect", () => {
  test("a name tells its rule", () => {
    expect(ruleOfName("bad-kms-a")).toBe("kms-a");
    expect(ruleOfName("bad-kms-a--800-days-old")).toBe("kms-a");
    expect(ruleOfName("good-key--x")).toBeUndefined();
  });

  test("met: the bad fail their rule, the good none", () => {
    const names = ["bad-kms-a", "bad-kms-a--variant", "good-key"];
    const fails = [
      ["bad-kms-a", "kms-a"],
      ["bad-kms-a--variant", "kms-a"],
    ] as const;
    expect(unmetExpectations(scan(names, fails))).toEqual([]);
  });

  test("unmet: missed, too much, on the good, on what AWS owns", () => {
    const names = ["bad-kms-a", "bad-kms-b", "good-key"];
    const fails = [
      ["bad-kms-b", "kms-b"],
      ["bad-kms-b", "kms-a"],
      ["good-key", "kms-a"],
      ["aws/ebs", "kms-a"],
    ] as const;
    expect(unmetExpectations(scan(names, fails))).toEqual([
      "aws/ebs fails kms-a",
      "bad-kms-a does not fail kms-a",
      "bad-kms-b fails kms-a",
      "good-key fails kms-a",
    ]);
  });

  test("a rule that comes with another may fail as well", () => {
    const fails = [
      ["bad-kms-multi-region-policy-drift", "kms-multi-region-policy-drift"],
      ["bad-kms-multi-region-policy-drift", "kms-multi-region-key"],
    ] as const;
    expect(unmetExpectations(scan(["bad-kms-multi-region-policy-drift"], fails))).toEqual([]);
  });

  test("rules that were not run and services that were not collected are not missed", () => {
    const none = { resources: [], services: new Set<string>() };
    expect(unmetExpectations(scan(["bad-kms-later"], []))).toEqual([]);
    expect(unmetExpectations(scan(["bad-kms-a"], [], none))).toEqual([]);
    expect(unmetExpectations(scan(["bad-kms-a"], [], { resources: [] }))).toEqual([
      "bad-kms-a was not collected",
    ]);
  });

  test("a name may stand in a description, an alias or a tag", () => {
    const named = (more: Readonly<Record<string, unknown>>) => {
      const key = resource("1234", more);
      const findings = [{ rule: "kms-a", status: "fail" as const, resource: key }];
      return unmetExpectations(scan(["bad-kms-a"], [], { resources: [key], findings }));
    };
    expect(named({ description: "bad-kms-a" })).toEqual([]);
    expect(named({ aliases: ["alias/bad-kms-a"] })).toEqual([]);
    expect(named({ tags: { Name: "bad-kms-a" } })).toEqual([]);
    expect(named({})).toEqual(["bad-kms-a was not collected"]);
  });
});
