import type { Log } from "sarif";
import { describe, expect, it } from "vitest";
import type { GapReason } from "../../src/model/gap.ts";
import type { Report } from "../../src/model/report.ts";
import { renderSarif, sarifFiles } from "../../src/render/sarif.ts";
import { GITHUB_LIMITS } from "../../src/render/sarif/limits.ts";
import { checkGithubContract } from "./github-contract.ts";
import { ACCOUNT, finding, gap, resource, rule, smallReport } from "./small-report.ts";

const iam = rule({ id: "iam-user-idle", service: "iam", resource: "AWS::IAM::User" });
const waf = rule({ id: "waf-acl-empty", service: "waf", resource: "AWS::WAFv2::WebACL" });

function categories(report: Report, limits = GITHUB_LIMITS): string[] {
  return sarifFiles(report, limits).files.flatMap(({ text }) =>
    (JSON.parse(text) as Log).runs.map((run) => run.automationDetails?.id ?? ""),
  );
}

function manyRegions(count: number): Report {
  const regions = Array.from({ length: count }, (_, n) => `eu-test-${String(n).padStart(2, "0")}`);
  return smallReport({ findings: [], scope: { regions } });
}

describe("sarifFiles: parts", () => {
  it("has a run for each service and Region, empty ones too, so that old alerts are closed", () => {
    const report = smallReport({
      rules: [rule(), iam, waf],
      scope: { regions: ["eu-west-1", "us-east-1"] },
    });
    expect(categories(report)).toEqual(
      [
        "eu-west-1/kms/",
        "eu-west-1/waf/",
        "global/iam/",
        "global/waf/",
        "us-east-1/kms/",
        "us-east-1/waf/",
      ].map((rest) => `keelson/${ACCOUNT}/${rest}`),
    );
  });

  it("has no run for a service or Region that was not scanned", () => {
    const report = smallReport({ rules: [rule(), iam], scope: { services: ["kms"] } });
    expect(categories(report)).toEqual([`keelson/${ACCOUNT}/eu-west-1/kms/`]);
  });

  it("has a run wherever a result lies, also outside the scope's Regions and account", () => {
    const elsewhere = resource({ account: "999999999999", region: "us-gov-west-1" });
    const report = smallReport({ findings: [finding({ resource: elsewhere })] });
    expect(categories(report)).toContain("keelson/999999999999/us-gov-west-1/kms/");
  });
});

describe("sarifFiles: what was not fully read", () => {
  const regions = ["eu-west-1", "us-east-1"];

  it("leaves out and names the part with a gap, and only that", () => {
    const report = smallReport({
      rules: [rule(), iam],
      findings: [],
      gaps: [gap()],
      scope: { regions },
    });
    expect(sarifFiles(report).leftOut).toEqual([
      {
        account: ACCOUNT,
        region: "eu-west-1",
        service: "kms",
        reason: "ListKeys denied (kms:ListKeys)",
        failures: 0,
      },
    ]);
    expect(categories(report)).toEqual([
      `keelson/${ACCOUNT}/global/iam/`,
      `keelson/${ACCOUNT}/us-east-1/kms/`,
    ]);
  });

  it.each<[GapReason, number]>([
    ["denied", 1],
    ["denied-by-scp", 1],
    ["throttled", 1],
    ["failed", 1],
    ["interrupted", 1],
    ["unsupported-region", 0],
    ["not-collected", 1],
  ])("with a gap of kind %s leaves out %i", (reason, leftOut) => {
    const report = smallReport({ findings: [], gaps: [gap({ reason })] });
    expect(sarifFiles(report).leftOut).toHaveLength(leftOut);
  });

  it("takes a field that nobody asked for as harmless, but not the resources themselves", () => {
    const field = gap({ reason: "not-collected", field: "policy" });
    expect(sarifFiles(smallReport({ gaps: [field] })).leftOut).toEqual([]);
    const all = gap({ reason: "not-collected", region: "*", operation: "", permission: "" });
    expect(sarifFiles(smallReport({ gaps: [all] })).leftOut).toMatchObject([
      { reason: "AWS::KMS::Key not collected", failures: 1 },
    ]);
    const other = { ...all, type: "AWS::SNS::Topic", service: "sns" };
    expect(sarifFiles(smallReport({ gaps: [other] })).leftOut).toEqual([]);
  });

  it("counts the failures of a part that it leaves out", () => {
    const report = smallReport({ findings: [finding(), finding()], gaps: [gap()] });
    expect(sarifFiles(report)).toMatchObject({ files: [], leftOut: [{ failures: 2 }] });
  });

  it("has no empty brackets where no permission helps", () => {
    const helpless = gap({ permission: "", reason: "failed" });
    const leftOut = sarifFiles(smallReport({ gaps: [helpless] })).leftOut;
    expect(leftOut.map(({ reason }) => reason)).toEqual(["ListKeys failed"]);
    const harmless = smallReport({ gaps: [{ ...helpless, reason: "not-collected", field: "x" }] });
    expect(renderSarif(harmless)).toContain("'ListKeys' was not answered for");
  });

  it("notes a harmless gap in the run", () => {
    const report = smallReport({ gaps: [gap({ reason: "not-collected", field: "x" })] });
    const log = JSON.parse(renderSarif(report)) as Log;
    const notes = log.runs[0]?.invocations?.[0]?.toolExecutionNotifications;
    expect(notes?.[0]?.level).toBe("note");
    expect(notes?.[0]?.message.text).toContain("'ListKeys' (kms:ListKeys)");
  });

  it("leaves out a part with an unknown result, wherever the gap behind it lies", () => {
    const unknown = finding({ status: "unknown" });
    const { files, leftOut } = sarifFiles(smallReport({ findings: [finding(), unknown] }));
    expect(leftOut.map(({ reason }) => reason)).toEqual(["1 unknown result"]);
    expect(files).toEqual([]);
  });

  it("takes a gap or an unknown result in all Regions for every Region", () => {
    const rules = [rule(), iam];
    const findings = [finding({ status: "unknown", resource: resource({ id: "*", region: "*" }) })];
    for (const report of [
      smallReport({ rules, findings: [], gaps: [gap({ region: "*" })], scope: { regions } }),
      smallReport({ rules, findings, scope: { regions } }),
    ]) {
      const leftOut = sarifFiles(report).leftOut.map(({ region }) => region);
      expect(leftOut).toEqual(regions);
      expect(categories(report)).toEqual([`keelson/${ACCOUNT}/global/iam/`]);
    }
  });

  it("takes a gap in a type for every service that judges the type", () => {
    const other = rule({ id: "backup-key", service: "backup" });
    const report = smallReport({ rules: [rule(), other], findings: [], gaps: [gap()] });
    expect(sarifFiles(report).leftOut.map(({ service }) => service)).toEqual(["backup", "kms"]);
  });

  it("ignores gaps of another account", () => {
    const report = smallReport({ findings: [], gaps: [gap({ account: "999999999999" })] });
    expect(sarifFiles(report).leftOut).toEqual([]);
  });

  it("writes no file for an interrupted collection", () => {
    const report = smallReport({ scope: { partial: true } });
    const { files, leftOut } = sarifFiles(report);
    expect(files).toEqual([]);
    expect(leftOut[0]?.reason).toBe("the collection was interrupted");
    expect((JSON.parse(renderSarif(report)) as Log).runs).toEqual([]);
  });

  it("names what was left out in the first run of each file", () => {
    const report = { ...manyRegions(22), gaps: [gap({ region: "eu-test-00" })] };
    const { files } = sarifFiles(report);
    expect(files).toHaveLength(2);
    for (const { text } of files) {
      const [first, second] = (JSON.parse(text) as Log).runs;
      const notes = first?.invocations?.[0]?.toolExecutionNotifications ?? [];
      expect(notes.map(({ message }) => message.text)).toEqual([
        `Left out: 'kms' in 'eu-test-00' of '${ACCOUNT}': ListKeys denied (kms:ListKeys).`,
      ]);
      expect(second?.invocations?.[0]?.toolExecutionNotifications).toBeUndefined();
      expect(checkGithubContract(text)).toEqual([]);
    }
  });
});

describe("sarifFiles: limits", () => {
  it("splits at 20 runs and loses none", () => {
    const report = manyRegions(41);
    const { files } = sarifFiles(report);
    expect(files.map(({ name }) => name)).toEqual([
      "report.sarif",
      "report-2.sarif",
      "report-3.sarif",
    ]);
    expect(new Set(categories(report)).size).toBe(41);
    for (const { text } of files) expect(checkGithubContract(text)).toEqual([]);
  });

  it("writes one file as renderSarif does, when one is enough", () => {
    const report = manyRegions(20);
    expect(sarifFiles(report).files).toEqual([{ name: "report.sarif", text: renderSarif(report) }]);
  });

  it("splits at the size of a file", () => {
    const report = manyRegions(4);
    const one = sarifFiles(report, { ...GITHUB_LIMITS, runsPerFile: 1 });
    const size = one.files[0]?.text.length ?? 0;
    const { files } = sarifFiles(report, {
      ...GITHUB_LIMITS,
      compressedBytesPerFile: Math.round(size * 1.2),
    });
    expect(files.length).toBeGreaterThan(1);
    expect(files.length).toBeLessThanOrEqual(4);
  });

  it("leaves out and names a part beyond what one run or file may hold", () => {
    const findings = ["a", "b", "c"].map((id, n) =>
      finding({ resource: resource({ id }), fingerprint: `${n}`.repeat(32) }),
    );
    const report = smallReport({ findings });
    expect(sarifFiles(report, { ...GITHUB_LIMITS, resultsPerRun: 3 }).leftOut).toEqual([]);
    const many = sarifFiles(report, { ...GITHUB_LIMITS, resultsPerRun: 2 });
    expect(many.files).toEqual([]);
    expect(many.leftOut[0]?.reason).toBe("3 failing results; GitHub takes 2 in one run");
    const big = sarifFiles(report, { ...GITHUB_LIMITS, compressedBytesPerFile: 300 });
    expect(big.leftOut[0]?.reason).toMatch(/bytes compressed; GitHub takes 300 in one file$/);
  });
});
