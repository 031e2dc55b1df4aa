import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Baseline } from "../../src/model/baseline.ts";
import type { Report } from "../../src/model/report.ts";
import { contentOf, keelson, newFolder, type Ended } from "./keelson.ts";

const cwd = newFolder();
const run = (...args: string[]): Promise<Ended> => keelson(args, { cwd });
const read = (path: string): unknown => JSON.parse(readFileSync(join(cwd, path), "utf8"));
const write = (path: string, value: unknown) =>
  writeFileSync(join(cwd, path), typeof value === "string" ? value : JSON.stringify(value));
const JSON_ONLY = ["--format", "json", "--no-color"];
const HINT = "  hint: expected a file written by `keelson baseline`\n";
let accepted: Baseline;

let made: Ended;

beforeAll(async () => {
  const ended = await run("demo", "--service", "kms,acm", "--out", "all", ...JSON_ONLY);
  if (ended.status !== 0) throw new Error(ended.stderr);
  made = await run("baseline", "all/report.json");
  accepted = read("keelson.baseline.json") as Baseline;
}, 120_000);

describe("keelson baseline", () => {
  test("writes every failure, sorted, one a line", () => {
    const stdout = `keelson.baseline.json: ${accepted.findings.length} accepted findings\n`;
    expect(made).toEqual({ status: 0, stdout, stderr: "" });
    const report = read("all/report.json") as Report;
    const failing = report.findings.filter(({ status }) => status === "fail");
    expect(failing.length).toBeGreaterThan(20);
    expect(accepted.findings.map(({ fingerprint }) => fingerprint).sort()).toEqual(
      failing.map(({ fingerprint }) => fingerprint).sort(),
    );
    const lines = readFileSync(join(cwd, "keelson.baseline.json"), "utf8").split("\n");
    expect(lines.filter((line) => line.includes('"rule"'))).toHaveLength(failing.length);
    const keys = accepted.findings.map(({ rule, region, arn }) => [rule, region, arn].join("\0"));
    expect(keys).toEqual([...keys].sort());
  });

  test("keeps with --previous what the report does not decide, and when it was first seen", async () => {
    const old = accepted.findings.map((one) => ({ ...one, firstSeen: "2026-01-01T00:00:00Z" }));
    write("old.json", { ...accepted, findings: old });
    const snapshot = "all/snapshot.ndjson.gz";
    await run("evaluate", snapshot, "--service", "acm", "--out", "acm", ...JSON_ONLY);
    const { status } = await run(
      "baseline",
      "acm/report.json",
      "--previous",
      "old.json",
      "--out",
      "next.json",
    );
    expect(status).toBe(0);
    expect((read("next.json") as Baseline).findings).toEqual(old);
  });
});

describe("--baseline", () => {
  test("knows everything that it accepted", async () => {
    const ended = await run(
      "evaluate",
      "all/snapshot.ndjson.gz",
      "--service",
      "kms,acm",
      "--out",
      "same",
      "--baseline",
      "keelson.baseline.json",
      "--fail-on",
      "low,new",
      ...JSON_ONLY,
    );
    expect(ended).toMatchObject({ status: 0, stderr: "" });
    expect(ended.stdout).toContain(`  0 new · ${accepted.findings.length} known · 0 fixed\n`);
    expect((read("same/report.json") as Report).baseline).toEqual({
      takenAt: accepted.takenAt,
      findings: accepted.findings.length,
      new: 0,
      fixed: 0,
      unknown: 0,
    });
  });

  test("gates on new failures only, and says why in one line", async () => {
    const high = accepted.findings.filter(({ severity }) => severity === "high");
    const others = accepted.findings.filter((one) => one !== high[0]);
    write("fewer.json", { ...accepted, findings: others });
    const args = ["demo", "--service", "kms,acm", "--baseline", "fewer.json", ...JSON_ONLY];
    const graver = accepted.findings.filter(({ severity }) => severity === "critical").length;
    const ended = await run(...args, "--out", "new", "--fail-on", "high,new");
    const known = high.length + graver - 1;
    const reason = `1 new failure of severity high or above; ${known} more in the baseline (--fail-on high,new)`;
    expect(ended.status).toBe(1);
    expect(ended.stderr.trimEnd().split("\n").at(-1)).toBe(`keelson: ${reason}`);
    expect(ended.stdout.replaceAll(/\s+/g, " ")).toContain(`Failed: ${reason}`);
    expect(ended.stdout).toContain(" · new\n");
    const { findings } = read("new/report.json") as Report;
    expect(findings.filter((one) => one.baseline === "new")).toMatchObject([
      { fingerprint: high[0]?.fingerprint, firstSeen: accepted.takenAt },
    ]);
    const all = await run(...args, "--out", "new", "--fail-on", "high", "--quiet");
    expect(all).toMatchObject({
      status: 1,
      stdout: "",
      stderr: `keelson: ${known + 1} failures of severity high or above (--fail-on high)\n`,
    });
    expect(
      (await run(...args, "--out", "new", "--fail-on", "critical,new", "--quiet")).status,
    ).toBe(0);
  });

  test("calls nothing fixed that was not looked at", async () => {
    const ended = await run(
      "evaluate",
      "all/snapshot.ndjson.gz",
      "--service",
      "acm",
      "--out",
      "part",
      "--baseline",
      "keelson.baseline.json",
      ...JSON_ONLY,
    );
    const kms = accepted.findings.filter(({ rule }) => rule.startsWith("kms-")).length;
    expect((read("part/report.json") as Report).baseline).toMatchObject({ fixed: 0, unknown: kms });
    expect(ended.stdout).toContain(`${kms} of the baseline unknown now\n`);
  });

  test("calls nothing fixed that the snapshot does not hold", async () => {
    await run("demo", "--service", "acm", "--out", "narrow", ...JSON_ONLY);
    await run(
      "evaluate",
      "narrow/snapshot.ndjson.gz",
      "--service",
      "kms,acm",
      "--out",
      "wide",
      "--baseline",
      "keelson.baseline.json",
      ...JSON_ONLY,
    );
    expect((read("wide/report.json") as Report).baseline).toMatchObject({ fixed: 0, new: 0 });
  });

  test("stays in the report, so that other formats can be made and gated later", async () => {
    await run(
      "evaluate",
      "all/snapshot.ndjson.gz",
      "--service",
      "kms,acm",
      "--out",
      "later",
      "--baseline",
      "keelson.baseline.json",
      ...JSON_ONLY,
    );
    const again = ["report", "later/report.json", "--out", "again", "--fail-on", "low,new"];
    expect(await run(...again, "--quiet")).toMatchObject({ status: 0, stderr: "" });
    const ended = await run("report", "all/report.json", "--out", "none", "--fail-on", "low,new");
    expect(ended).toMatchObject({ status: 2, stdout: "" });
    expect(ended.stderr).toContain("all/report.json: the report was not compared with a baseline");
  });
});

describe("what --baseline refuses, before anything is read or written", () => {
  const expectRefused = async (stderr: string, ...args: string[]) => {
    const before = Object.keys(contentOf(cwd));
    const ended = await run("demo", "--service", "acm", "--out", "never", ...args);
    expect(ended).toEqual({ status: 2, stdout: "", stderr });
    expect(Object.keys(contentOf(cwd))).toEqual(before);
  };

  test("`new` without a baseline", () =>
    expectRefused(
      "keelson: --fail-on high,new needs --baseline\n  hint: a failure is new when the baseline does not have it; `keelson baseline` writes one from a report.json\n",
      "--fail-on",
      "high,new",
    ));
  test("no file", () =>
    expectRefused(
      `keelson: none.json: cannot read: there is no such file or folder\n${HINT}`,
      "--baseline",
      "none.json",
    ));

  const first = () => accepted.findings[0];
  test.each<[string, () => unknown, string]>([
    ["broken", () => '{"version": "1.0", ', "the file ends too early"],
    ["conflict.json", () => "<<<<<<< HEAD\n{}", "this is not JSON"],
    ["report", () => ({ findings: [] }), "this is no keelson baseline"],
    [
      "version",
      () => ({ ...accepted, version: "2.0" }),
      'the baseline has version "2.0", expected 1.0',
    ],
    [
      "unknown key",
      () => ({ ...accepted, findings: [{ ...first(), "sev\u001b[2Jerity": 1 }] }),
      'findings.0: Unrecognized key: "sev[U+001B][2Jerity"',
    ],
    [
      "severity",
      () => ({ ...accepted, findings: [{ ...first(), severity: "huge" }] }),
      'findings.0.severity: Invalid option: expected one of "critical"|"high"|"medium"|"low"|"informational"',
    ],
    [
      "deep",
      () => `{"version":"1.0","findings":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
      "the values are nested deeper than in any baseline",
    ],
  ])("a file that is: %s", async (name, content, message) => {
    write(`bad ${name}`, content());
    await expectRefused(`keelson: bad ${name}: ${message}\n${HINT}`, "--baseline", `bad ${name}`);
  });

  test("a file that is too large", async () => {
    write("huge.json", "{");
    truncateSync(join(cwd, "huge.json"), 300 * 10 ** 6);
    await expectRefused(
      `keelson: huge.json: the file is larger than any baseline\n${HINT}`,
      "--baseline",
      "huge.json",
    );
  });
  test("another account", async () => {
    write("foreign.json", { ...accepted, account: "999999999999" });
    await expectRefused(
      "keelson: foreign.json: the baseline is of account 999999999999, the report of 123456789012\n  hint: keep one baseline for each account\n",
      "--baseline",
      "foreign.json",
    );
    const previous = ["baseline", "all/report.json", "--previous", "foreign.json"];
    const ended = await run(...previous, "--out", "foreign-next.json");
    expect(ended).toMatchObject({ status: 2, stdout: "" });
    expect(Object.keys(contentOf(cwd))).not.toContain("foreign-next.json");
  });
  test("a --fail-on that is none", async () => {
    for (const value of ["new", "high,old", "huge", "high,new,medium"]) {
      const { status, stderr } = await run("demo", "--fail-on", value);
      expect(status).toBe(2);
      expect(stderr).toContain(
        "Expected critical, high, medium, low, informational, and `,new` behind it if only new failures count.",
      );
    }
  });
});
