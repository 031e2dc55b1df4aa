import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Finding } from "../../src/model/finding.ts";
import type { Report } from "../../src/model/report.ts";
import { renderJson } from "../../src/render/json.ts";
import { canRunEmulator, startEmulator, type Emulator } from "../emulator/index.ts";
import { SUPPRESSED, UNKNOWN } from "../render/every-outcome.ts";
import { finding, gap, resource, rule, smallReport } from "../render/small-report.ts";
import { keelson } from "../support/command.ts";

const user = rule({ id: "iam-user-idle", service: "iam", resource: "AWS::IAM::User" });

function key(id: string, patch: Partial<Finding> = {}): Finding {
  return finding({ resource: resource({ id }), fingerprint: id.repeat(32), ...patch });
}
const idle = finding({
  rule: user.id,
  fingerprint: "9".repeat(32),
  resource: resource({ type: "AWS::IAM::User", id: "ann", region: "global" }),
});

describe.skipIf(!(await canRunEmulator()))("keelson push securityhub", () => {
  const folder = mkdtempSync(join(tmpdir(), "keelson-push-"));
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await startEmulator();
  });
  beforeEach(async () => emulator.reset());
  afterAll(async () => {
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function reportOf(
    day: number,
    findings: Finding[],
    parts: Parameters<typeof smallReport>[0] = {},
  ): Report {
    const report = smallReport({ rules: [rule(), user], ...parts, findings });
    return { ...report, takenAt: new Date(Date.UTC(2026, 10, day)).toISOString() };
  }

  async function push(report: Report, ...flags: string[]) {
    const path = join(folder, "report.json");
    writeFileSync(path, renderJson(report));
    emulator.clearLog();
    const result = await keelson(["push", "securityhub", "--report", path, ...flags], emulator.env);
    const imports = emulator.log.filter(({ operation }) => operation === "BatchImportFindings");
    return { ...result, imports: imports.length };
  }

  test("imports, then sends nothing twice, then archives what is mended or gone", async () => {
    const first = await push(reportOf(1, [key("a"), key("b"), key("c"), idle]));
    expect(first).toMatchObject({ code: 0, stderr: "", imports: 2 });
    expect(first.stdout).toBe(
      "eu-west-1: 3 new, 0 updated, 0 resolved, 0 unchanged\nus-east-1: 1 new, 0 updated, 0 resolved, 0 unchanged\n",
    );

    const again = await push(reportOf(2, [key("a"), key("b"), key("c"), idle]));
    expect(again).toMatchObject({ code: 0, imports: 0 });
    expect(again.stdout).toContain("eu-west-1: 0 new, 0 updated, 0 resolved, 3 unchanged");

    const passed = key("a", { status: "pass", evidence: [] });
    const accepted = key("b", { suppression: SUPPRESSED.suppression });
    const mended = await push(reportOf(3, [passed, accepted, idle]));
    expect(mended).toMatchObject({ code: 0, imports: 1 });
    expect(mended.stdout).toContain("eu-west-1: 0 new, 0 updated, 3 resolved, 0 unchanged");

    const back = await push(reportOf(4, [key("a"), key("b"), key("c"), idle]));
    expect(back.stdout).toContain("eu-west-1: 0 new, 3 updated, 0 resolved, 0 unchanged");
    expect(emulator.unimplemented()).toEqual([]);
  });

  test("leaves the findings of a part that was not read", async () => {
    await push(reportOf(1, [key("a"), key("b")]));
    const unknown = key("a", { status: "unknown", missing: UNKNOWN.missing ?? [] });
    const denied = await push(reportOf(2, [unknown], { gaps: [gap()] }));
    expect(denied).toMatchObject({ code: 0, imports: 0 });
    expect(denied.stdout).toContain("2 left alone: not known now");
  });

  test("reads pages and writes batches of a hundred", async () => {
    const many = Array.from({ length: 250 }, (_, n) => key(`${1000 + n}`));
    expect(await push(reportOf(1, many))).toMatchObject({ code: 0, imports: 3 });
    expect(await push(reportOf(2, many))).toMatchObject({ code: 0, imports: 0 });
    const reads = emulator.log.filter(
      ({ operation, region }) => operation === "GetFindings" && region === "eu-west-1",
    );
    expect(reads).toHaveLength(3);
    expect(
      new Set(emulator.log.map(({ service, operation }) => `${service}:${operation}`)),
    ).toEqual(new Set(["sts:GetCallerIdentity", "securityhub:GetFindings"]));
  });

  test("sends nothing on a dry run", async () => {
    const dry = await push(reportOf(1, [key("a")]), "--dry-run");
    expect(dry).toMatchObject({ code: 0, imports: 0 });
    expect(dry.stdout).toContain("eu-west-1: 1 new, 0 updated, 0 resolved, 0 unchanged (dry run");
  });

  test("sends what is global where it is told to", async () => {
    const { stdout } = await push(reportOf(1, [idle]), "--global-region", "eu-west-1");
    expect(stdout).toBe("eu-west-1: 1 new, 0 updated, 0 resolved, 0 unchanged\n");
  });

  test("goes on with the other Regions when one fails, and ends with 3", async () => {
    emulator.fault({ service: "securityhub", region: "eu-west-1", kind: "denied" });
    const result = await push(reportOf(1, [key("a"), idle]));
    expect(result.code).toBe(3);
    expect(result.stdout).toBe("us-east-1: 1 new, 0 updated, 0 resolved, 0 unchanged\n");
    expect(result.stderr).toMatch(/^keelson: eu-west-1: AccessDenied/);
    emulator.clearFaults();
  });

  test("refuses a report of another account", async () => {
    const foreign = key("a", { resource: resource({ account: "999999999999" }) });
    const mixed = await push(reportOf(1, [foreign]));
    expect(mixed).toMatchObject({ code: 2, imports: 0 });
    expect(mixed.stderr).toContain("the report is not of one account");
    const other = await push(reportOf(1, [foreign], { scope: { account: "999999999999" } }));
    expect(other).toMatchObject({ code: 2, imports: 0 });
    expect(other.stderr).toContain(
      "the report is of account 999999999999, the credentials are of 123456789012",
    );
  });

  test("says in one sentence what is wrong with its input", async () => {
    const missing = await keelson(
      ["push", "securityhub", "--report", join(folder, "none.json")],
      emulator.env,
    );
    expect(missing.code).toBe(2);
    const region = await push(reportOf(1, [key("a")]), "--global-region", "mars");
    expect(region).toMatchObject({ code: 2, stdout: "" });
    expect(region.stderr).toContain('"mars" is no Region');
  });
});
