import type { Log } from "sarif";
import { describe, expect, it } from "vitest";
import { sarifFiles } from "../../src/render/sarif.ts";
import { checkGithubContract } from "./github-contract.ts";
import { sampleReport } from "./sample-report.ts";
import { validateSarif } from "./sarif-validator.ts";
import { smallReport } from "./small-report.ts";

/** The sample as it would be had every call been answered. */
function fullyRead(hostile: boolean) {
  const report = sampleReport({ hostile });
  return {
    ...report,
    scope: { ...report.scope, partial: false },
    findings: report.findings.filter(({ status }) => status !== "unknown"),
    gaps: report.gaps.map((gap) => ({
      ...gap,
      field: gap.field ?? "policy",
      reason: "not-collected" as const,
    })),
  };
}

const serious = (text: string) => validateSarif(text).filter(({ level }) => level !== "note");

// The validator takes a second to start.
describe("Microsoft's validator with the rules of GitHub", { timeout: 120_000 }, () => {
  it.each([false, true])("finds no error and no warning (hostile names: %s)", (hostile) => {
    const { files, leftOut } = sarifFiles(fullyRead(hostile));
    expect(leftOut).toEqual([]);
    expect(files.length).toBeGreaterThan(1);
    for (const { text } of files) {
      expect(checkGithubContract(text)).toEqual([]);
      expect(serious(text)).toEqual([]);
    }
  });

  it("finds nothing in the parts that a report with gaps still delivers", () => {
    const { files, leftOut } = sarifFiles(sampleReport());
    expect(leftOut.length).toBeGreaterThan(0);
    expect(files.length).toBeGreaterThan(0);
    for (const { text } of files) {
      expect(checkGithubContract(text)).toEqual([]);
      expect(serious(text)).toEqual([]);
    }
  });

  it("bites: an ARN as location, and no message", () => {
    const log = JSON.parse(sarifFiles(smallReport()).files[0]?.text ?? "") as Log;
    const result = log.runs[0]?.results?.[0];
    const artifact = result?.locations?.[0]?.physicalLocation?.artifactLocation;
    if (!result || !artifact) throw new Error("the valid log has no result to break");
    artifact.uri = "arn:aws:kms:eu-west-1:123456789012:key/a";
    result.message = { text: "" };
    const rules = serious(JSON.stringify(log)).map(({ rule }) => rule);
    expect(rules).toContain("GH1005");
    expect(rules).toContain("GH1015");
  });
});
