import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../../../src/model/report.ts";
import { keelson, newFolder } from "../keelson.ts";

const CONFIG = `services: [s3, kms]
suppressions:
  - rules: [s3-*]
    regions: [us-*]
    reason: Old data centre
    owner: storage@example.com
    until: 2999-12-31
  - rules: [kms-*]
    reason: We had until spring
    owner: keys@example.com
    until: 2020-01-01
  - rules: [s3-acl-public]
    resources: ["arn:aws:s3:::nothing-like-it"]
    reason: x
    owner: y
  - rules: ["*"]
    reason: All of it
    owner: nobody
    until: 2020-01-01
severities:
  kms-key-rotation-disabled: { severity: critical, reason: The auditors ask for it }
`;

describe("suppressions on the demo account", () => {
  const cwd = newFolder();
  let ended: Awaited<ReturnType<typeof keelson>>;
  let report: Report;
  const file = (name: string) => readFileSync(join(cwd, "keelson-report", name), "utf8");

  beforeAll(async () => {
    writeFileSync(join(cwd, "keelson.config.yaml"), CONFIG);
    ended = await keelson(["demo", "--no-color"], { cwd });
    report = JSON.parse(file("report.json")) as Report;
  });

  test("stay in report.json, marked, and count apart", () => {
    const suppressed = report.findings.filter((finding) => finding.suppression !== undefined);
    expect(suppressed.length).toBeGreaterThan(5);
    expect(report.summary.total.suppressed).toBe(suppressed.length);
    for (const { rule, resource, status, suppression } of suppressed) {
      expect([rule.slice(0, 3), resource.region.slice(0, 3), status]).toEqual([
        "s3-",
        "us-",
        "fail",
      ]);
      expect(suppression).toEqual({
        reason: "Old data centre",
        owner: "storage@example.com",
        until: "2999-12-31",
        source: "keelson.config.yaml:3",
      });
    }
    const left = report.findings.filter((one) => one.status === "fail" && !one.suppression);
    expect(report.summary.total.fail).toBe(left.length);
    expect(report.suppressions.map(({ state }) => state)).toEqual([
      "active",
      "expired",
      "unused",
      "expired",
    ]);
  });

  test("are left out of SARIF", () => {
    const shown = file("report.sarif");
    expect(shown).not.toContain("suppressions");
    const { runs } = JSON.parse(shown) as {
      runs: { results: { partialFingerprints: { primaryLocationLineHash: string } }[] }[];
    };
    const uploaded = new Set(
      runs.flatMap(({ results }) =>
        results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash),
      ),
    );
    const suppressed = report.findings.filter((finding) => finding.suppression !== undefined);
    expect(suppressed.filter(({ fingerprint }) => uploaded.has(fingerprint))).toEqual([]);
  });

  test("are in the page, and in the summary when they need attention", () => {
    expect(file("report.html")).toContain('id="suppressions"');
    const { suppressed } = report.summary.total;
    expect(ended.stdout).toContain(`   ${suppressed} suppressed\n`);
    expect(ended.stdout).toMatch(
      /\nSuppressions · 1 active\n {2}expired {4}no longer covers \d+ findings · keelson\.config\.yaml:8 · kms-\*\n {2}unused {5}covers nothing · keelson\.config\.yaml:12 · s3-acl-public\n/,
    );
    expect(ended.stderr).toContain(
      "keelson: keelson.config.yaml:16: this suppression is broad: it also covers what nobody has looked at yet\n",
    );
  });

  test("an overridden severity says why, in findings and rules", () => {
    const id = "kms-key-rotation-disabled";
    expect(report.rules.find((rule) => rule.id === id)).toMatchObject({
      severity: "critical",
      severityOverride: { from: "medium", reason: "The auditors ask for it" },
    });
    const of = report.findings.filter(({ rule }) => rule === id);
    expect(new Set(of.map(({ severity }) => severity))).toEqual(new Set(["critical"]));
  });

  test("do not fail a run", async () => {
    const only = ["--rule", "s3-*", "--fail-on", "informational", "--quiet", "--format", "json"];
    const region = report.findings.filter(
      ({ rule, status, suppression }) =>
        rule.startsWith("s3-") && status === "fail" && !suppression,
    );
    const { status } = await keelson(["evaluate", "keelson-report/snapshot.ndjson.gz", ...only], {
      cwd,
    });
    expect(status).toBe(region.length > 0 ? 1 : 0);
    const everything = CONFIG.replace("regions: [us-*]", "accounts: ['123456789012']");
    writeFileSync(join(cwd, "all.yaml"), everything);
    const ok = await keelson(
      ["evaluate", "keelson-report/snapshot.ndjson.gz", ...only, "--config", "all.yaml"],
      { cwd },
    );
    expect(ok).toEqual({ status: 0, stdout: "", stderr: "" });
  });
});
