import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { FORMATS } from "../../src/cli/options.ts";
import { renderJson } from "../../src/render/json.ts";
import { everyOutcome } from "../render/every-outcome.ts";
import { finding, resource, smallReport } from "../render/small-report.ts";
import { keelson, newFolder } from "./keelson.ts";

const cwd = newFolder();
const write = (name: string, report = everyOutcome()) =>
  writeFileSync(join(cwd, name), renderJson(report));
const report = async (...args: string[]) => keelson(["report", "report.json", ...args], { cwd });

beforeAll(() => write("report.json"));

describe("keelson report --format", () => {
  test("writes every format at once, and the annotations to standard output", async () => {
    const { status, stdout, stderr } = await report(
      "--format",
      FORMATS.join(","),
      "--out",
      "all",
      "--quiet",
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(readdirSync(join(cwd, "all")).sort()).toEqual([
      "report.asff-1.json",
      "report.asff-2.json",
      "report.csv",
      "report.html",
      "report.json",
      "report.junit.xml",
      "report.md",
      "report.ocsf.ndjson",
      "report.sarif",
    ]);
    expect(
      stdout
        .trimEnd()
        .split("\n")
        .map((line) => line.split(" ")[0]),
    ).toEqual(["::error", "::warning", "::notice"]);
  });

  test("stays with HTML, JSON and SARIF when nobody asks for more", async () => {
    await report("--out", "plain", "--quiet");
    expect(readdirSync(join(cwd, "plain")).sort()).toEqual([
      "report.html",
      "report.json",
      "report.sarif",
    ]);
  });

  test.each(["1.3", "1.6", "1.8"])("writes OCSF %s", async (version) => {
    const out = `ocsf-${version}`;
    expect((await report("--format", "ocsf", "--ocsf-version", version, "--out", out)).status).toBe(
      0,
    );
    const [first = ""] = readFileSync(join(cwd, out, "report.ocsf.ndjson"), "utf8").split("\n");
    expect(JSON.parse(first)).toMatchObject({ metadata: { version: `${version}.0` } });
  });

  test("knows no other release, and no other format", async () => {
    const release = await report("--format", "ocsf", "--ocsf-version", "2.0");
    expect(release.status).toBe(2);
    expect(release.stderr).toContain("Allowed choices are 1.3, 1.6, 1.8");
    const format = await report("--format", "xlsx");
    expect(format.status).toBe(2);
    expect(format.stderr).toContain("ocsf, asff, junit, csv, markdown, github");
  });

  test("leaves no batch of an earlier, longer report", async () => {
    await report("--format", "asff,csv", "--out", "stale");
    expect(existsSync(join(cwd, "stale", "report.asff-2.json"))).toBe(true);
    write("short.json", smallReport());
    await keelson(["report", "short.json", "--format", "asff", "--out", "stale"], { cwd });
    expect(readdirSync(join(cwd, "stale")).sort()).toEqual(["report.asff-1.json", "report.csv"]);
  });
});

describe("in GitHub Actions", () => {
  test("no name in the summary is a workflow command", async () => {
    const name = "::add-mask::e";
    write(
      "trap.json",
      smallReport({ findings: [finding({ resource: resource({ name }), message: name })] }),
    );
    const run = async (env: Record<string, string>) =>
      keelson(["report", "trap.json", "--format", "github", "--out", "trap"], { cwd, env });
    const { stdout } = await run({ GITHUB_ACTIONS: "true" });
    const [, token, shown] =
      /^::warning .*\n::notice .*\n::stop-commands::([0-9a-f]{32})\n([^]*)::\1::\n$/.exec(stdout) ??
      [];
    expect(token).toHaveLength(32);
    expect(shown).toContain(name);
    expect((await run({})).stdout).not.toContain("stop-commands");
  });
});
