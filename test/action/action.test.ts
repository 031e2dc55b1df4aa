import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startCodeScanning, type CodeScanning } from "./code-scanning.ts";
import { runAction, type Job } from "./workflow.ts";

/** A keelson that notes its arguments, writes a small report and ends as it is told. */
const FAKE = `#!${process.execPath}
const { mkdirSync, writeFileSync } = require("node:fs");
const args = process.argv.slice(2);
writeFileSync("arguments.json", JSON.stringify(args));
const out = args.find((each) => each.startsWith("--out=")).slice(6);
mkdirSync(out, { recursive: true });
const total = { pass: 5, fail: 3, unknown: Number(process.env.FAKE_UNKNOWN ?? 0), suppressed: 0 };
const report = { scope: { partial: false }, summary: { total }, baseline: args.some((each) => each.startsWith("--baseline=")) ? { new: 1 } : null };
writeFileSync(out + "/report.json", JSON.stringify(report));
writeFileSync(out + "/report.md", "# a summary");
for (const name of ["report", "report-2"]) {
  const run = { automationDetails: { id: "keelson/123456789012/" + name + "/kms/" }, results: [] };
  writeFileSync(out + "/" + name + ".sarif", JSON.stringify({ version: "2.1.0", runs: [run] }));
}
process.exitCode = Number(process.env.FAKE_EXIT ?? 0);
`;

let cwd: string;
let job: Job;
let scanning: CodeScanning;

beforeEach(async () => {
  cwd = mkdtempSync(join(tmpdir(), "keelson-action-"));
  const bin = join(cwd, "bin");
  mkdirSync(bin);
  writeFileSync(join(bin, "keelson"), FAKE);
  chmodSync(join(bin, "keelson"), 0o755);
  scanning = await startCodeScanning();
  job = {
    cwd,
    env: {
      PATH: `${bin}:${process.env["PATH"] ?? ""}`,
      HOME: cwd,
      GITHUB_API_URL: scanning.url,
      GITHUB_REPOSITORY: "example-org/infrastructure",
      GITHUB_SHA: "0".repeat(40),
      GITHUB_REF: "refs/heads/main",
    },
    context: { "github.token": "token-of-the-job" },
    actions: {},
  };
});

afterEach(async () => {
  await scanning.stop();
  rmSync(cwd, { recursive: true, force: true });
});

const args = () => JSON.parse(readFileSync(join(cwd, "arguments.json"), "utf8")) as string[];

describe("the inputs of the action", () => {
  test("become arguments of keelson, json always among the formats", async () => {
    writeFileSync(join(cwd, "known.json"), "{}");
    const { outcome, outputs } = await runAction(
      {
        regions: "eu-west-1, us-east-1",
        services: "kms iam",
        baseline: "known.json",
        formats: "html",
        "fail-on": "high,new",
        "fail-on-gaps": "true",
      },
      job,
    );
    expect(outcome).toBe("success");
    expect(args()).toEqual([
      "scan",
      "--out=keelson-report",
      "--format=html,json",
      "--region=eu-west-1,us-east-1",
      "--service=kms,iam",
      "--baseline=known.json",
      "--fail-on=high,new",
      "--fail-on-gaps",
    ]);
    expect(outputs).toEqual({
      "sarif-file": "keelson-report/report.sarif",
      "sarif-folder": "keelson-report",
      failed: "3",
      unknown: "0",
      new: "1",
      complete: "true",
    });
    expect(readFileSync(join(cwd, ".runner/summary.md"), "utf8")).toContain("# a summary");
  });

  test("without a baseline yet, every failure is new", async () => {
    const { outputs, log } = await runAction({ baseline: "none.json", "fail-on": "high,new" }, job);
    expect(args()).toContain("--fail-on=high");
    expect(args().join(" ")).not.toContain("--baseline");
    expect(log).toContain("::notice title=keelson::none.json does not exist yet");
    expect(outputs["new"]).toBe("");
  });

  test.each([
    "$(touch pwned)",
    "`touch pwned`",
    "a; touch pwned",
    "--profile=other",
    "'; touch pwned; '",
  ])("are never a command: %s", async (config) => {
    await runAction({ config, "output-dir": config }, job);
    expect(args()).toContain(`--config=${config}`);
    expect(args()).toContain(`--out=${config}`);
    expect(existsSync(join(cwd, "pwned"))).toBe(false);
  });

  test.each([
    ["regions", "--profile=other"],
    ["services", "kms;touch pwned"],
    ["category", "a/b"],
    ["version", "latest; touch pwned"],
    ["fail-on-gaps", "yes"],
    ["config", "a\nb"],
  ])("that cannot be are refused before anything runs: %s %j", async (name, value) => {
    const { outcome, log, outputs } = await runAction({ [name]: value }, job);
    expect(outcome).toBe("failure");
    expect(log).toContain(`::error title=keelson::${name}: `);
    expect(existsSync(join(cwd, "arguments.json"))).toBe(false);
    expect(outputs["complete"]).toBe("");
  });

  test("an old report is not taken for this scan's", async () => {
    await runAction({}, job);
    const { outcome, log } = await runAction({}, job);
    expect(outcome).toBe("failure");
    expect(log).toContain("holds a report already");
  });
});

describe("the scan step", () => {
  test.each([
    ["1", "failure", "true"],
    ["2", "failure", "false"],
    ["3", "failure", "false"],
    ["4", "failure", "true"],
  ])("ends as keelson does: %s", async (code, outcome, complete) => {
    job.env["FAKE_EXIT"] = code;
    const result = await runAction({}, job);
    expect([result.outcome, result.outputs["complete"]]).toEqual([outcome, complete]);
    expect(result.outputs["failed"]).toBe("3");
  });

  test("is not complete while something is unknown", async () => {
    job.env["FAKE_UNKNOWN"] = "2";
    const { outputs } = await runAction({}, job);
    expect([outputs["unknown"], outputs["complete"]]).toEqual(["2", "false"]);
  });
});

describe("the upload step", () => {
  test("uploads each file by itself, under the wanted category, also after failures", async () => {
    job.env["FAKE_EXIT"] = "1";
    scanning.pending = 1;
    scanning.refusals.push({ status: 502, message: "later" });
    const { outcome, log } = await runAction({ "upload-sarif": "true", category: "prod" }, job);
    expect(outcome).toBe("failure");
    expect(scanning.uploads.map(({ log: { runs } }) => runs[0]?.automationDetails?.id)).toEqual([
      "prod/keelson/123456789012/report/kms/",
      "prod/keelson/123456789012/report-2/kms/",
    ]);
    expect(scanning.uploads[0]).toMatchObject({
      commit_sha: "0".repeat(40),
      ref: "refs/heads/main",
    });
    expect([...scanning.tokens]).toEqual(["Bearer token-of-the-job"]);
    expect(log).toContain("2 of 2 SARIF files uploaded");
    expect(log).not.toContain("token-of-the-job");
  });

  test("says what GitHub found wrong, and fails", async () => {
    scanning.refusals.push({ status: 403, message: "Resource not accessible by integration" });
    scanning.errors = ["an invalid URI was provided as a SARIF location"];
    const { outcome, log } = await runAction({ "upload-sarif": "true" }, job);
    expect(outcome).toBe("failure");
    expect(log).toContain("security-events: write");
    expect(log).toContain("an invalid URI was provided");
    expect(log).toContain("0 of 2 SARIF files uploaded");
  });

  test("is not made when nobody asks for it", async () => {
    await runAction({}, job);
    expect(scanning.uploads).toEqual([]);
  });
});
