import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { Diff } from "../../src/model/diff.ts";
import type { Report } from "../../src/model/report.ts";
import { contentOf, keelson, newFolder, type Ended } from "./keelson.ts";

const cwd = newFolder();
const run = (...args: string[]): Promise<Ended> => keelson(args, { cwd });
const diff = (...args: string[]) => run("diff", ...args);
const write = (path: string, report: Report) =>
  writeFileSync(join(cwd, path), JSON.stringify(report));
const both = ["old.json", "new.json"];
const HINT = "  hint: expected a report.json written by `keelson scan` or `keelson evaluate`\n";
let report: Report;

beforeAll(async () => {
  const { status, stderr } = await run(
    "demo",
    "--service",
    "kms,acm",
    "--out",
    "all",
    "--format",
    "json",
    "--quiet",
  );
  if (status !== 0) throw new Error(stderr);
  report = JSON.parse(readFileSync(join(cwd, "all/report.json"), "utf8")) as Report;
  const failing = report.findings.filter(({ status: state }) => state === "fail");
  const [fixed, hidden, changed] = failing.filter(({ severity }) => severity === "high");
  const gone = report.rules.find(({ service }) => service === "acm")?.id;
  write("old.json", {
    ...report,
    takenAt: "2026-01-01T00:00:00Z",
    rules: report.rules.filter(({ id }) => id !== gone),
    findings: report.findings.filter(({ rule }) => rule !== gone),
  });
  write("new.json", {
    ...report,
    takenAt: "2026-01-02T00:00:00Z",
    findings: report.findings.map((each) => {
      if (each === fixed) return { ...each, status: "pass" as const };
      if (each === hidden) return { ...each, status: "unknown" as const };
      return each === changed ? { ...each, severity: "critical" as const } : each;
    }),
  });
}, 120_000);

describe("keelson diff", () => {
  test("of a report with itself is empty, and ends with 0", async () => {
    const { status, stdout, stderr } = await diff("all/report.json", "all/report.json");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("0 new   0 now unknown   0 resolved   0 changed   0 fixed\n");
  });

  test("tells apart what is fixed, unknown, changed and only new as a rule", async () => {
    const { status, stdout } = await diff(...both);
    expect(status).toBe(0);
    expect(stdout).toContain("0 new   1 now unknown   0 resolved   1 changed   1 fixed\n");
    expect(stdout).toContain("\nNow unknown (not fixed)\n");
    expect(stdout).toContain("fails → unknown\n");
    expect(stdout).toContain("severity high → critical\n");
    expect(stdout).toContain("\nRules that only the newer report has · compared with nothing\n");
  });

  test("writes JSON that its schema takes, and Markdown, to a file or to standard output", async () => {
    const printed = await diff(...both, "--format", "json");
    const value = Diff.parse(JSON.parse(printed.stdout));
    expect(value.summary).toEqual({ new: 0, fixed: 1, changed: 1, nowUnknown: 1, resolved: 0 });
    expect(value.rules.added).toHaveLength(1);
    const written = await diff(...both, "--format", "markdown", "--out", "deep/diff.md");
    expect(written).toEqual({ status: 0, stdout: "", stderr: "" });
    const text = readFileSync(join(cwd, "deep/diff.md"), "utf8");
    expect(text).toContain("### Fixed: 1\n");
    expect((await diff(...both, "--format", "markdown")).stdout).toBe(text);
  });

  test("swapped, says so, and gates only when asked", async () => {
    const swapped = ["new.json", "old.json"];
    const warning = "keelson: the first was taken after the second; new and fixed may be swapped\n";
    expect(await diff(...swapped)).toMatchObject({ status: 0, stderr: warning });
    const gated = await diff(...swapped, "--fail-on", "high");
    expect(gated.status).toBe(1);
    const reason =
      "2 new failures of severity high or above, 1 of them unknown before (--fail-on high)";
    expect(gated.stderr).toBe(`${warning}keelson: ${reason}\n`);
    expect(gated.stdout).toMatch(/\n\nFailed: 2 new failures of severity high/);
    expect((await diff(...swapped, "--fail-on", "critical")).status).toBe(0);
    expect((await diff(...both, "--fail-on", "informational")).status).toBe(0);
  });

  test("evaluates snapshots with the present rules", async () => {
    await run("demo", "--service", "acm", "--out", "narrow", "--format", "json", "--quiet");
    const [all, narrow] = ["all/snapshot.ndjson.gz", "narrow/snapshot.ndjson.gz"];
    expect((await diff(all, all)).stdout).toContain(" 0 new   0 now unknown ");
    const { stdout } = await diff(all, narrow, "--format", "json");
    const { summary, findings } = Diff.parse(JSON.parse(stdout));
    // What the second snapshot does not hold is not fixed.
    expect(summary).toMatchObject({ new: 0, fixed: 0 });
    const hidden = findings.nowUnknown.filter(({ from }) => from === "fail");
    expect(new Set(hidden.map(({ to }) => to))).toEqual(new Set(["unknown", "unread"]));
  });
});

describe("keelson diff refuses", () => {
  test.each<[string, () => void, string]>([
    [
      "another account",
      () => write("bad.json", { ...report, scope: { ...report.scope, account: "999999999999" } }),
      "this is of account 999999999999, the other of 123456789012\n  hint: give two reports or snapshots of one account\n",
    ],
    [
      "a report that was cut off",
      () => writeFileSync(join(cwd, "bad.json"), JSON.stringify(report).slice(0, 5000)),
      `the file ends too early\n${HINT}`,
    ],
    [
      "another version",
      () => writeFileSync(join(cwd, "bad.json"), '{"version":"9"}'),
      `the report has version "9", expected 1.0\n${HINT}`,
    ],
    [
      "a file that is too large",
      () => {
        writeFileSync(join(cwd, "bad.json"), "{");
        truncateSync(join(cwd, "bad.json"), 600 * 10 ** 6);
      },
      `the file is larger than any report\n${HINT}`,
    ],
  ])("%s, and writes nothing", async (_, prepare, message) => {
    prepare();
    const before = Object.keys(contentOf(join(cwd, "all")));
    const ended = await diff("all/report.json", "bad.json", "--out", "all/diff.txt");
    expect(ended).toEqual({ status: 2, stdout: "", stderr: `keelson: bad.json: ${message}` });
    expect(Object.keys(contentOf(join(cwd, "all")))).toEqual(before);
  });

  test("a snapshot that was cut off", async () => {
    const whole = readFileSync(join(cwd, "all/snapshot.ndjson.gz"));
    writeFileSync(join(cwd, "cut.gz"), whole.subarray(0, whole.length / 2));
    const ended = await diff("all/snapshot.ndjson.gz", "cut.gz");
    expect(ended).toMatchObject({ status: 2, stdout: "" });
    expect(ended.stderr).toMatch(/^keelson: cut\.gz:\d+: the file ends too early\n/);
  });
});
