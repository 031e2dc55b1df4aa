import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CommanderError } from "commander";
import { describe, expect, test } from "vitest";
import { checkTarget, makeFolder } from "../../src/cli/make-folder.ts";
import { nothingReadable } from "../../src/cli/nothing-readable.ts";
import { buildProgram } from "../../src/cli/program.ts";
import { startProgress } from "../../src/cli/progress.ts";
import { readRuleFiles } from "../../src/cli/rule-files.ts";
import { run } from "../../src/cli/run.ts";
import { statsTable } from "../../src/cli/stats.ts";
import { putInPlace, writeFiles } from "../../src/cli/write-files.ts";
import { Journal, type JournalEntry } from "../../src/collect/journal.ts";
import { RESOURCE_TYPES } from "../../src/resources/index.ts";
import { fakeIo } from "./fake-io.ts";
import { contentOf, newFolder } from "./keelson.ts";

describe("options", () => {
  const parsed = (...args: string[]): Record<string, unknown> => {
    const program = buildProgram(fakeIo().io, () => undefined);
    const scan = program.commands.find((command) => command.name() === "scan");
    scan?.action(() => undefined);
    program.parse(["scan", ...args], { from: "user" });
    return scan?.opts() ?? {};
  };

  test("have defaults", () => {
    expect(parsed()).toMatchObject({
      region: [],
      service: [],
      rule: [],
      rules: [],
      concurrency: 40,
      out: "keelson-report",
      format: ["html", "json", "sarif"],
      color: true,
    });
  });
  test("take lists with commas and by repetition, each name once", () => {
    expect(parsed("--region", "a,b", "--region", "b, c")["region"]).toEqual(["a", "b", "c"]);
    expect(parsed("--format", "json,json")["format"]).toEqual(["json"]);
  });
  test("take the plural as the same option", () => {
    expect(parsed("--services", "kms", "--service", "iam", "--regions", "a")).toMatchObject({
      service: ["kms", "iam"],
      region: ["a"],
    });
  });
  test("never turn an empty list into everything", () => {
    for (const flag of ["--region", "--service", "--rule", "--rules", "--format"]) {
      expect(() => parsed(`${flag}=`)).toThrow(CommanderError);
      expect(() => parsed(flag, " , ")).toThrow(CommanderError);
    }
  });
});

describe("writeFiles", () => {
  const two = [
    { name: "a", text: "new a" },
    { name: "b", text: "new b" },
  ];

  test("writes all and leaves nothing else", async () => {
    const folder = newFolder();
    writeFileSync(join(folder, "a"), "old a");
    expect(await writeFiles(join(folder), two)).toEqual([join(folder, "a"), join(folder, "b")]);
    expect(contentOf(folder)).toEqual({ a: "new a", b: "new b" });
  });
  test("writes none when one cannot be written", async () => {
    const folder = newFolder();
    writeFileSync(join(folder, "a"), "old a");
    mkdirSync(join(folder, "b"));
    await expect(writeFiles(folder, two)).rejects.toMatchObject({
      message: "cannot write: this is a folder",
      place: join(folder, "b"),
    });
    expect(contentOf(folder)).toEqual({ a: "old a" });
  });
  test("puts the older file back when the next cannot take its place", async () => {
    const folder = newFolder();
    writeFileSync(join(folder, "a"), "old a");
    writeFileSync(join(folder, "1"), "new a");
    const staged = ["a", "b"].map((name, index) => ({
      text: "",
      path: join(folder, name),
      temporary: join(folder, `${index + 1}`),
      former: join(folder, `${name}.old`),
    }));
    await expect(putInPlace(staged)).rejects.toThrow("ENOENT");
    expect(contentOf(folder)).toEqual({ a: "old a" });
  });
  test("makes folders, and refuses what is none", async () => {
    const folder = newFolder();
    await makeFolder(join(folder, "x/y/z"));
    writeFileSync(join(folder, "file"), "");
    await expect(makeFolder(join(folder, "file/x"))).rejects.toMatchObject({ exitCode: 3 });
    await expect(checkTarget("/dev/null")).rejects.toMatchObject({
      message: "cannot write: this is no regular file",
    });
    expect(contentOf(folder)).toEqual({ file: "" });
  });
});

describe("rule files", () => {
  test("count through symbolic links, sorted, with the folder as their service", () => {
    const folder = newFolder();
    for (const name of ["kms", "data", "frameworks"]) mkdirSync(join(folder, name));
    for (const path of ["data/b.yaml", "kms/c.yml", "kms/c.txt", "frameworks/x.yaml", "top.yaml"])
      writeFileSync(join(folder, path), "x");
    symlinkSync("../data/b.yaml", join(folder, "kms/a.yaml"));
    symlinkSync(".", join(folder, "loop"));
    expect(readRuleFiles(folder, "own").map(({ path, service }) => `${service} ${path}`)).toEqual([
      "data own/data/b.yaml",
      "kms own/kms/a.yaml",
      "kms own/kms/c.yml",
      "custom own/top.yaml",
    ]);
  });
});

const entry = (
  service: string,
  operation: string,
  region: string,
  more: Partial<JournalEntry>,
): JournalEntry => Object.assign(new Journal().entry(service, operation, region), more);

test("the table of statistics adds Regions and lines up", () => {
  const table = statsTable([
    entry("kms", "ListKeys", "us-east-1", { calls: 2, milliseconds: 30, retries: 1, throttles: 1 }),
    entry("kms", "ListKeys", "eu-west-1", { calls: 1, milliseconds: 30, failures: 1 }),
    entry("sts", "GetCallerIdentity", "global", { calls: 1, milliseconds: 5 }),
  ]);
  expect(table).toBe(`operation              regions  calls  retries  throttled  failed   ms/call
kms:ListKeys                 2      3        1          1       1      20.0
sts:GetCallerIdentity        1      1        0          0       0       5.0
total                               4        1          1       1      16.3
`);
});

describe("nothing readable", () => {
  const sts = entry("sts", "GetCallerIdentity", "global", { calls: 1 });
  const regions = entry("ec2", "DescribeRegions", "global", { calls: 1 });
  const failed = entry("kms", "ListKeys", "a", { calls: 2, failures: 2 });

  test("when every call failed, whatever the sign-in said", () => {
    expect(() => nothingReadable([sts, regions, failed], new Set(["denied"]))).toThrow(
      "nothing could be read: all 2 calls failed",
    );
  });
  test("not when one call succeeded, none was made, or the Region has no such service", () => {
    const roles = entry("iam", "ListRoles", "global", { calls: 1 });
    expect(() => nothingReadable([sts, failed, roles], new Set(["denied"]))).not.toThrow();
    expect(() => nothingReadable([sts, regions], new Set())).not.toThrow();
    expect(() => nothingReadable([sts, failed], new Set(["unsupported-region"]))).not.toThrow();
  });
});

describe("progress", () => {
  test("on a terminal renews one line that fits", () => {
    const { io, err } = fakeIo({ stderr: true, errorColumns: 40 });
    const progress = startProgress(io, false);
    progress.update(1, 4, "kms us-east-1 and a long name");
    progress.print("a message\n");
    progress.end();
    const bar = "━━━━━━──────────────────";
    expect(err).toEqual([
      `\r\u001b[2K${bar} 1/4 kms us-eas`,
      "\r\u001b[2K",
      expect.stringMatching(/^a message\n━/),
      "\r\u001b[2K",
    ]);
  });
  test("elsewhere prints at most ten lines", () => {
    const { io, err } = fakeIo();
    const progress = startProgress(io, false);
    for (let done = 1; done <= 500; done += 1) progress.update(done, 500, "kms us-east-1");
    expect(err).toHaveLength(10);
    expect(err.at(-1)).toBe("keelson: collected 500 of 500\n");
  });
  test("says nothing when quiet, but lets messages pass", () => {
    const { io, err } = fakeIo({ stderr: true });
    const progress = startProgress(io, true);
    progress.update(1, 1, "kms us-east-1");
    progress.print("a message\n");
    expect(err).toEqual(["a message\n"]);
  });
});

describe("completion", async () => {
  const script = async (shell: string): Promise<string> => {
    const { io, out } = fakeIo();
    expect(await run(["completion", shell], io)).toBe(0);
    return out.join("");
  };
  const bash = await script("bash");
  const complete = (...words: string[]): string[] => {
    const list = words.map((word) => `'${word}'`).join(" ");
    const text = `${bash}\nCOMP_WORDS=(keelson ${list}); COMP_CWORD=${words.length}; _keelson; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return execFileSync("bash", ["-c", text], { encoding: "utf8" }).trim().split("\n");
  };

  test("offers commands, then their options", () => {
    expect(complete("")).toEqual(expect.arrayContaining(["scan", "rules", "demo", "--help"]));
    expect(complete("sc")).toEqual(["scan"]);
    expect(complete("rules", "")).toEqual(expect.arrayContaining(["list", "show", "check", "new"]));
    expect(complete("rules", "list", "--se")).toEqual(["--service", "--severity"]);
    expect(complete("scan", "--region", "us-east-1", "--fail")).toEqual([
      "--fail-on",
      "--fail-on-gaps",
    ]);
    expect(complete("scan", "--regions")).toEqual([""]);
  });
  test("the scripts of other shells name every command", async () => {
    const zsh = await script("zsh");
    const fish = await script("fish");
    for (const word of ["scan", "collect", "evaluate", "report", "rules", "permissions", "demo"]) {
      expect(zsh).toContain(`"${word}"`);
      expect(fish).toContain(`-a ${word}\n`);
    }
  });
});

describe("rules", () => {
  test.each(RESOURCE_TYPES.map(({ type }) => type))(
    "new makes a rule for %s that passes its check",
    async (type) => {
      const folder = newFolder();
      const made = fakeIo();
      expect(
        await run(["rules", "new", "a-new-rule", "--resource", type, "--folder", folder], made.io),
      ).toBe(0);
      const path = made.out.join("").trim();
      const checked = fakeIo();
      expect(await run(["rules", "check", path], checked.io)).toBe(0);
      expect(checked.out.join("")).toBe("1 rule and 2 examples are in order\n");
      const text = readFileSync(path, "utf8");
      const again = fakeIo();
      expect(
        await run(["rules", "new", "a-new-rule", "--resource", type, "--folder", folder], again.io),
      ).toBe(2);
      expect(again.err.join("")).toContain("the file exists already");
      expect(readFileSync(path, "utf8")).toBe(text);
    },
  );

  test("a rule file that may not be read is named", async () => {
    if (process.getuid?.() === 0) return;
    const folder = newFolder();
    writeFileSync(join(folder, "a-rule.yaml"), "");
    chmodSync(join(folder, "a-rule.yaml"), 0);
    const { io, err } = fakeIo();
    expect(await run(["rules", "check", folder], io)).toBe(2);
    expect(err.join("")).toContain("a-rule.yaml: cannot read: permission denied");
  });

  test.each([60, 80, 120])("list fits into %i columns", async (columns) => {
    const { io, out } = fakeIo({ stdout: true, columns });
    expect(await run(["rules", "list"], io)).toBe(0);
    const lines = out.join("").split("\n");
    expect(lines.filter((line) => line.length > columns)).toEqual([]);
    expect(lines).toContain("kms");
  });

  test("list as JSON names what show shows", async () => {
    const { io, out } = fakeIo();
    expect(await run(["rules", "list", "--json", "--service", "kms"], io)).toBe(0);
    const [first] = JSON.parse(out.join("")) as { id: string; title: string }[];
    const shown = fakeIo();
    expect(await run(["rules", "show", first?.id ?? ""], shown.io)).toBe(0);
    expect(shown.out.join("")).toContain(first?.title);
  });
});
