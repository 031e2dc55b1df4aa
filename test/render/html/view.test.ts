import { describe, expect, it } from "vitest";
import { toView } from "../../../src/render/html/view.ts";
import { sampleReport } from "../sample-report.ts";

const report = sampleReport({ findings: 400 });
const view = toView(report, report.findings);

describe("toView", () => {
  it("counts unknown results beside passes and fails, in every table", () => {
    const { pass, fail, unknown } = report.summary.total;
    expect(unknown).toBeGreaterThan(0);
    for (const table of [view.severities, view.services, view.rules.map(({ tally }) => tally)]) {
      const sum = (status: "pass" | "fail" | "unknown") =>
        table.reduce((total, row) => total + row[status], 0);
      expect([sum("pass"), sum("fail"), sum("unknown")]).toEqual([pass, fail, unknown]);
    }
  });

  it("calls a control unknown, not passed, when no result fails and one is unknown", () => {
    const unknownOnly = report.findings.filter(
      ({ rule, status }) => rule === "kms-key-rotation-off" && status !== "fail",
    );
    const { frameworks } = toView({ ...report, findings: unknownOnly }, unknownOnly);
    const cis = frameworks.find(({ id }) => id === "cis-aws-5.0.0");
    const verdicts = cis?.controls.map(({ id, verdict }) => [id, verdict]);
    expect(verdicts).toEqual([
      ["1.11", "none"],
      ["3.6", "unknown"],
      ["5.3", "none"],
    ]);
    expect([cis?.pass, cis?.fail, cis?.unknown, cis?.none]).toEqual([0, 0, 1, 2]);
  });

  it("says in words what the charts show", () => {
    const { fail } = report.summary.total;
    const critical = report.summary.bySeverity.critical.fail;
    expect(view.headline).toBe(`${fail} of 400 checks fail, ${critical} critical.`);
    const none = sampleReport({ findings: 0 });
    expect(toView(none, []).headline).toBe("No rule applied to what was read.");
  });

  it("never says that all is well when something is unknown or the scan was interrupted", () => {
    const headlineOf = (
      counts: { pass: number; fail: number; unknown: number },
      partial: boolean,
    ) =>
      toView(
        {
          ...report,
          scope: { ...report.scope, partial },
          summary: { ...report.summary, total: { ...counts, suppressed: 0 } },
        },
        [],
      ).headline;
    expect(headlineOf({ pass: 5, fail: 0, unknown: 0 }, false)).toBe("All 5 checks pass.");
    expect(headlineOf({ pass: 5, fail: 0, unknown: 1 }, false)).not.toMatch(/All/);
    expect(headlineOf({ pass: 5, fail: 0, unknown: 0 }, true)).not.toMatch(/All/);
  });

  it("names what was not read by its operation where no permission helps", () => {
    const [first] = report.gaps;
    if (first === undefined) throw new Error("the sample has gaps");
    const helpless = { ...first, operation: "GetCredentialReport", permission: "" };
    const { rows } = toView({ ...report, gaps: [helpless], findings: [] }, []).unread;
    expect(rows.map(({ name }) => name)).toEqual(["GetCredentialReport"]);
  });

  it("offers exactly the missing permissions as a policy", () => {
    const policy = JSON.parse(view.unread.policy ?? "null");
    expect(policy.Statement).toEqual([
      {
        Sid: "KeelsonReads",
        Effect: "Allow",
        Resource: "*",
        Action: report.summary.missingPermissions,
      },
    ]);
    const findings = view.unread.rows.reduce((sum, row) => sum + row.findings, 0);
    expect(findings).toBe(report.summary.total.unknown);
  });
});
