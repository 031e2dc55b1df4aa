import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareWithBaseline, makeBaseline } from "../../src/engine/baseline.ts";
import { Baseline } from "../../src/model/baseline.ts";
import type { Finding } from "../../src/model/finding.ts";
import { renderBaseline } from "../../src/render/baseline.ts";
import { finding, gap, resource, rule, smallReport } from "../render/small-report.ts";
import { anyReport } from "./report-pairs.ts";

const OLD = "2026-01-01T00:00:00Z";
const suppression = { reason: "why", owner: "who", until: null, source: "c.yaml:1" };
const failing = (id: string, patch: Partial<Finding> = {}) =>
  finding({ resource: resource({ id }), fingerprint: id, ...patch });

describe("a baseline", () => {
  test("accepts what fails and is not suppressed, sorted", () => {
    const made = makeBaseline(
      smallReport({
        findings: [
          failing("b"),
          failing("a"),
          failing("c", { suppression }),
          failing("d", { status: "pass" }),
          failing("e", { status: "unknown" }),
        ],
      }),
    );
    expect(made.findings.map(({ fingerprint }) => fingerprint)).toEqual(["a", "b"]);
    expect(made.findings[0]).toEqual({
      fingerprint: "a",
      rule: "kms-key-rotation-disabled",
      arn: "arn:aws:kms:eu-west-1:123456789012:key/a",
      type: "AWS::KMS::Key",
      region: "eu-west-1",
      severity: "medium",
      firstSeen: "2026-11-21T14:05:00Z",
    });
  });

  test("carries over when a failure was first seen, from the older baseline or the report", () => {
    const report = smallReport({
      findings: [failing("a", { firstSeen: "2026-05-05T00:00:00Z" }), failing("b")],
    });
    const older = makeBaseline(report);
    expect(older.findings.map(({ firstSeen }) => firstSeen)).toEqual([
      "2026-05-05T00:00:00Z",
      "2026-11-21T14:05:00Z",
    ]);
    const later = smallReport({ findings: [failing("b")] });
    later.takenAt = "2026-12-01T00:00:00Z";
    expect(makeBaseline(later, older).findings.map(({ firstSeen }) => firstSeen)).toEqual([
      "2026-11-21T14:05:00Z",
    ]);
  });

  test("keeps what the older one accepted and the report does not decide", () => {
    const older = makeBaseline(smallReport({ findings: [failing("a"), failing("b")] }));
    const report = smallReport({
      findings: [failing("a", { status: "unknown" }), failing("b", { status: "pass" })],
    });
    expect(makeBaseline(report, older).findings.map(({ fingerprint }) => fingerprint)).toEqual([
      "a",
    ]);
  });

  test("is written one finding a line and reads back", () => {
    const made = makeBaseline(smallReport({ findings: [failing("b"), failing("a")] }));
    const text = renderBaseline(made);
    expect(Baseline.parse(JSON.parse(text))).toEqual(made);
    expect(text.split("\n").filter((line) => line.includes('"fingerprint"'))).toHaveLength(2);
  });
});

describe("the comparison with a baseline", () => {
  const accepted = (...findings: Finding[]) => ({
    ...makeBaseline(smallReport({ findings })),
    takenAt: OLD,
  });

  test("marks failures and carries over when they were first seen", () => {
    const known = accepted(failing("a", { firstSeen: OLD }));
    const { findings, baseline } = compareWithBaseline(
      smallReport({ findings: [failing("a"), failing("b"), failing("c", { status: "pass" })] }),
      known,
    );
    expect(findings.map(({ baseline: mark, firstSeen }) => [mark, firstSeen])).toEqual([
      ["known", OLD],
      ["new", "2026-11-21T14:05:00Z"],
      [undefined, undefined],
    ]);
    expect(baseline).toEqual({ takenAt: OLD, findings: 1, new: 1, fixed: 0, unknown: 0 });
  });

  test("does not count a suppressed failure as new", () => {
    const report = smallReport({ findings: [failing("a", { suppression })] });
    expect(compareWithBaseline(report, accepted()).baseline?.new).toBe(0);
  });

  const fate = (report: ReturnType<typeof smallReport>) => {
    const { fixed = 0, unknown = 0 } =
      compareWithBaseline(report, accepted(failing("a"))).baseline ?? {};
    return fixed === 1 ? "fixed" : unknown === 1 ? "unknown" : "known";
  };
  test.each([
    ["the failure stays", "known", smallReport({ findings: [failing("a")] })],
    ["the result passes", "fixed", smallReport({ findings: [failing("a", { status: "pass" })] })],
    ["the resource is gone", "fixed", smallReport({ findings: [] })],
    [
      "the result is unknown",
      "unknown",
      smallReport({ findings: [failing("a", { status: "unknown" })] }),
    ],
    ["the list was not read", "unknown", smallReport({ findings: [], gaps: [gap()] })],
    [
      "the list of every Region was not read",
      "unknown",
      smallReport({ findings: [], gaps: [gap({ region: "*" })] }),
    ],
    [
      "nobody collected the type",
      "unknown",
      smallReport({ findings: [], gaps: [gap({ reason: "not-collected", region: "*" })] }),
    ],
    [
      "the resource itself was not read",
      "unknown",
      smallReport({ findings: [], gaps: [gap({ arn: resource({ id: "a" }).arn })] }),
    ],
    [
      "another resource was not read",
      "fixed",
      smallReport({ findings: [], gaps: [gap({ arn: resource({ id: "b" }).arn })] }),
    ],
    [
      "a field was not read, and the resource is gone",
      "fixed",
      smallReport({ findings: [], gaps: [gap({ field: "policy" })] }),
    ],
    [
      "another Region was not read",
      "fixed",
      smallReport({ findings: [], gaps: [gap({ region: "us-east-1" })] }),
    ],
    [
      "AWS does not offer the service there",
      "fixed",
      smallReport({ findings: [], gaps: [gap({ reason: "unsupported-region" })] }),
    ],
    [
      "the Region was not looked at",
      "unknown",
      smallReport({ findings: [], scope: { regions: ["us-east-1"] } }),
    ],
    [
      "the rule was not evaluated",
      "unknown",
      smallReport({ findings: [], rules: [rule({ id: "another" })] }),
    ],
  ] as const)("%s: %s", (_, wanted, report) => {
    expect(fate(report)).toBe(wanted);
  });

  test("of a report with its own baseline finds nothing new and nothing fixed", () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const { findings, baseline } = compareWithBaseline(report, makeBaseline(report));
        expect(baseline).toMatchObject({ new: 0, fixed: 0, unknown: 0 });
        expect(findings.filter(({ status }) => status === "fail")).toHaveLength(
          findings.filter((each) => each.baseline !== undefined).length,
        );
      }),
    );
  });

  test("accounts for every accepted finding", () => {
    fc.assert(
      fc.property(anyReport, anyReport, (before, after) => {
        const known = makeBaseline(before);
        const { findings, baseline } = compareWithBaseline(after, known);
        const still = findings.filter((each) => each.baseline === "known").length;
        expect(still + (baseline?.fixed ?? 0) + (baseline?.unknown ?? 0)).toBe(
          known.findings.length,
        );
      }),
    );
  });
});
