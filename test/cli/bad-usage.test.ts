import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { contentOf, keelson, newFolder } from "./keelson.ts";

interface Case {
  readonly name: string;
  readonly args: readonly string[];
  readonly files?: (folder: string) => void;
  readonly stderr: string;
  readonly status?: number;
}

const OPTIONS_HINT = "  hint: add --help to see the options";
const RULES_HINT =
  "  hint: `keelson rules check <folder>` checks rule files and runs their examples";
const REPORT_HINT =
  "  hint: expected a report.json written by `keelson scan` or `keelson evaluate`";

const RULE = `id: kms-key-called-x
title: Key is not called x
severity: low
resource: AWS::KMS::Key
pass: resource.name == "x"
message: "{resource.name} is not called x"
why: A test.
fix: { text: Rename it. }
references: [https://docs.aws.amazon.com/]
responsibility: customer
examples:
  pass: [{ name: right, resource: { name: x } }]
  fail: [{ name: wrong, resource: { name: y } }]
`;

const rule =
  (text: string, name = "kms-key-called-x.yaml") =>
  (folder: string) => {
    mkdirSync(join(folder, "own"), { recursive: true });
    writeFileSync(join(folder, "own", name), text);
  };

const usage: Case[] = [
  {
    name: "unknown command",
    args: ["scn"],
    stderr: `keelson: unknown command 'scn'\n(Did you mean scan?)\n${OPTIONS_HINT}`,
  },
  {
    name: "unknown subcommand",
    args: ["rules", "lst"],
    stderr: `keelson: unknown command 'lst'\n(Did you mean list?)\n${OPTIONS_HINT}`,
  },
  {
    name: "unknown flag",
    args: ["scan", "--severty", "high"],
    stderr: `keelson: unknown option '--severty'\n(Did you mean --severity?)\n${OPTIONS_HINT}`,
  },
  {
    name: "bad --severity",
    args: ["scan", "--severity", "huge"],
    stderr: `keelson: option '--severity <level>' argument 'huge' is invalid. Allowed choices are critical, high, medium, low, informational.\n${OPTIONS_HINT}`,
  },
  {
    name: "bad --fail-on",
    args: ["scan", "--fail-on", "huge"],
    stderr: `keelson: option '--fail-on <level>' argument 'huge' is invalid. Expected critical, high, medium, low, informational, and \`,new\` behind it if only new failures count.\n${OPTIONS_HINT}`,
  },
  {
    name: "bad --format",
    args: ["scan", "--format", "html,pdf"],
    stderr: `keelson: option '--format <names>' argument 'html,pdf' is invalid. "pdf" is no report format; there are html, json, sarif, ocsf, asff, junit, csv, markdown, github.\n${OPTIONS_HINT}`,
  },
  ...["0", "NaN", "-1", "1.5", "1e9", ""].map((value) => ({
    name: `--concurrency "${value}"`,
    args: ["scan", `--concurrency=${value}`],
    stderr: `keelson: option '--concurrency <calls>' argument '${value}' is invalid. Expected a whole number from 1 to 1000.\n${OPTIONS_HINT}`,
  })),
  ...["region", "regions"].map((flag) => ({
    name: `empty --${flag}`,
    args: ["scan", `--${flag}=`],
    stderr: `keelson: option '--${flag} <codes>' argument '' is invalid. Expected at least one name.\n${OPTIONS_HINT}`,
  })),
  {
    name: "empty --out",
    args: ["scan", "--out="],
    stderr: `keelson: option '-o, --out <folder>' argument '' is invalid. Expected a value.\n${OPTIONS_HINT}`,
  },
  {
    name: "missing argument",
    args: ["evaluate"],
    stderr: `keelson: missing required argument 'snapshot'\n${OPTIONS_HINT}`,
  },
  {
    name: "missing value",
    args: ["scan", "--region"],
    stderr: `keelson: option '--region <codes>' argument missing\n${OPTIONS_HINT}`,
  },
  {
    name: "too many arguments",
    args: ["scan", "here"],
    stderr: `keelson: too many arguments for 'scan'. Expected 0 arguments but got 1.\n${OPTIONS_HINT}`,
  },
  {
    name: "unknown service",
    args: ["scan", "--service", "kmz"],
    stderr: 'keelson: there is no service "kmz"\n  hint: did you mean `kms`?',
  },
  {
    name: "unknown service, plural flag",
    args: ["scan", "--services", "kmz"],
    stderr: 'keelson: there is no service "kmz"\n  hint: did you mean `kms`?',
  },
  {
    name: "unknown rule",
    args: ["rules", "show", "kms-key-rotation-disable"],
    stderr:
      'keelson: there is no rule "kms-key-rotation-disable"\n  hint: did you mean `kms-key-rotation-disabled`?',
  },
  {
    name: "no rule left",
    args: ["scan", "--rule", "kms-key-rotation-disabled", "--severity", "critical"],
    stderr:
      "keelson: no rule is left\n  hint: --service, --rule and --severity together leave out every rule",
  },
  {
    name: "unknown shell",
    args: ["completion", "tcsh"],
    stderr: 'keelson: there is no completion for "tcsh"\n  hint: there is bash, zsh and fish',
  },
  {
    name: "bad rule id",
    args: ["rules", "new", "Foo", "--resource", "AWS::KMS::Key"],
    stderr:
      'keelson: "Foo" is no rule id\n  hint: expected lower-case words joined by hyphens, such as kms-key-without-owner',
  },
  {
    name: "bad resource type",
    args: ["rules", "new", "a-b", "--resource", "AWS::KMS::Ky"],
    stderr:
      'keelson: there is no resource type "AWS::KMS::Ky"\n  hint: did you mean `AWS::KMS::Key`?',
  },
];

const problem = (place: string, text: string) =>
  `own/kms-key-called-x.yaml:${place}: ${text}\nkeelson: 1 problem in 1 rule file\n${RULES_HINT}`;

const check = ["rules", "check", "own"];
const rules: Case[] = [
  {
    name: "not YAML",
    args: check,
    files: rule("id: [\n"),
    stderr: problem(
      "2:1",
      "Flow sequence in block collection must be sufficiently indented and end with a ]",
    ),
  },
  {
    name: "wrong key",
    args: check,
    files: rule(RULE.replace("severity", "sevrity")),
    stderr:
      'own/kms-key-called-x.yaml:1:1: severity: Invalid option: expected one of "critical"|"high"|"medium"|"low"|"informational"\nown/kms-key-called-x.yaml:3:1: unknown key `sevrity` (did you mean `severity`?)\nkeelson: 2 problems in 1 rule file\n' +
      RULES_HINT,
  },
  {
    name: "wrong field",
    args: check,
    files: rule(RULE.replace("resource.name ==", "resource.nam ==")),
    stderr: problem("5:16", "pass: there is no field `nam` (did you mean `name`?)"),
  },
  {
    name: "failing example",
    args: check,
    files: rule(RULE.replace("name: y", "name: x2").replace("name: x }", "name: z }")),
    stderr: problem("1:1", 'examples.pass.0: "right" is a pass example, but the rule answers fail'),
  },
  {
    name: "no examples",
    args: check,
    files: rule(RULE.replace(/examples:[^]*/, "examples: { pass: [] }\n")),
    stderr:
      "own/kms-key-called-x.yaml:11:19: examples.pass: Too small: expected array to have >=1 items\nown/kms-key-called-x.yaml:11:11: examples.fail: Invalid input: expected array, received undefined\nkeelson: 2 problems in 1 rule file\n" +
      RULES_HINT,
  },
  {
    name: "id is not the name",
    args: check,
    files: rule(RULE, "kms-key-called-y.yaml"),
    stderr:
      "own/kms-key-called-y.yaml:1:5: the id kms-key-called-x is not the name of the file (name the file kms-key-called-x.yaml)\nkeelson: 1 problem in 1 rule file\n" +
      RULES_HINT,
  },
  {
    name: "duplicate id",
    args: check,
    files: (folder) => {
      rule(RULE)(folder);
      rule(RULE, "kms-key-called-x.yml")(folder);
    },
    stderr:
      "own/kms-key-called-x.yml:1:1: the id kms-key-called-x is taken by own/kms-key-called-x.yaml (ids are unique over all rules)\nkeelson: 1 problem in 1 rule file\n" +
      RULES_HINT,
  },
  {
    name: "id of a built-in rule",
    args: ["scan", "--rules", "own"],
    files: rule(
      RULE.replaceAll("kms-key-called-x", "kms-key-rotation-disabled"),
      "kms-key-rotation-disabled.yaml",
    ),
    stderr:
      "own/kms-key-rotation-disabled.yaml:1:1: the id kms-key-rotation-disabled is taken by a built-in rule (choose another id)\nkeelson: 1 problem in 1 rule file\n" +
      RULES_HINT,
  },
  {
    name: "huge file",
    args: check,
    files: rule(`# ${"x".repeat(2 ** 20)}\n${RULE}`),
    stderr:
      "keelson: own/kms-key-called-x.yaml: the file is too large for a rule\n  hint: a rule has at most 1 MiB",
  },
  {
    name: "aliases that unfold without end",
    args: check,
    files: rule(aliasBomb()),
    stderr: aliasProblems(),
  },
  {
    name: "binary file",
    args: check,
    files: rule("id: a\u0000b"),
    stderr:
      "keelson: own/kms-key-called-x.yaml: this is no text file\n  hint: expected YAML in UTF-8",
  },
  {
    name: "symbolic link to itself",
    args: check,
    files: (folder) => {
      mkdirSync(join(folder, "own"));
      symlinkSync("a.yaml", join(folder, "own/a.yaml"));
    },
    stderr:
      "keelson: own/a.yaml: cannot read: the symbolic link leads nowhere\n  hint: expected a rule file, or a folder with rule files",
  },
  {
    name: "empty folder",
    args: check,
    files: (folder) => mkdirSync(join(folder, "own")),
    stderr: "keelson: own: there is no rule file\n  hint: rule files end in .yaml or .yml",
  },
  {
    name: "empty folder for a scan",
    args: ["scan", "--rules", "own"],
    files: (folder) => mkdirSync(join(folder, "own")),
    stderr: "keelson: own: there is no rule file\n  hint: rule files end in .yaml or .yml",
  },
  {
    name: "no folder",
    args: check,
    stderr:
      "keelson: own: cannot read: there is no such file or folder\n  hint: expected a rule file, or a folder with rule files",
  },
  {
    name: "no folder for a scan",
    args: ["scan", "--rules", "own"],
    stderr: "keelson: own: there is no such folder\n  hint: --rules takes folders with rule files",
  },
];

const write = (name: string, content: string | Uint8Array) => (folder: string) =>
  writeFileSync(join(folder, name), content);
const reports: Case[] = [
  {
    name: "missing",
    args: ["report", "r.json"],
    stderr: `keelson: r.json: cannot read: there is no such file or folder\n${REPORT_HINT}`,
  },
  {
    name: "a folder",
    args: ["report", "."],
    stderr: `keelson: .: cannot read: this is a folder\n${REPORT_HINT}`,
  },
  {
    name: "empty",
    args: ["report", "r.json"],
    files: write("r.json", ""),
    stderr: `keelson: r.json: the file is empty\n${REPORT_HINT}`,
  },
  {
    name: "broken",
    args: ["report", "r.json"],
    files: write("r.json", '{\n  "version": oops }'),
    stderr: `keelson: r.json: this is not JSON\n${REPORT_HINT}`,
  },
  {
    name: "something else",
    args: ["report", "r.json"],
    files: write("r.json", "[]"),
    stderr: `keelson: r.json: this is no keelson report\n${REPORT_HINT}`,
  },
  {
    name: "null",
    args: ["report", "r.json"],
    files: write("r.json", "null"),
    stderr: `keelson: r.json: this is no keelson report\n${REPORT_HINT}`,
  },
  {
    name: "another version",
    args: ["report", "r.json"],
    files: write("r.json", '{"version":99}'),
    stderr: `keelson: r.json: the report has version 99, expected 1.0\n${REPORT_HINT}`,
  },
];

const gunzipHint = "  hint: expected a gzip file written by `keelson collect` or `keelson scan`";
const lineHint = "  hint: expected a file written by `keelson collect` or `keelson scan`";
const cutHint = "  hint: collect it again; it was cut off while being written or copied";
const evaluate = ["evaluate", "s.gz"];
const snapshots: Case[] = [
  {
    name: "missing",
    args: evaluate,
    stderr:
      "keelson: s.gz: there is no such file\n  hint: give the path of a snapshot written by `keelson collect`",
  },
  {
    name: "a folder",
    args: ["evaluate", "."],
    stderr: "keelson: .: this is a folder\n  hint: give the path of one snapshot file",
  },
  {
    name: "not gzip",
    args: evaluate,
    files: write("s.gz", "hello"),
    stderr: `keelson: s.gz: this is not a keelson snapshot, or it is damaged\n${gunzipHint}`,
  },
  {
    name: "empty",
    args: evaluate,
    files: write("s.gz", ""),
    stderr: `keelson: s.gz: the file ends too early\n${cutHint}`,
  },
  {
    name: "empty gzip",
    args: evaluate,
    files: write("s.gz", gzipSync("")),
    stderr: `keelson: s.gz: the file ends too early\n${cutHint}`,
  },
  {
    name: "another gzip",
    args: evaluate,
    files: write("s.gz", gzipSync("hello\n")),
    stderr: `keelson: s.gz:1: expected a JSON object\n${lineHint}`,
  },
  {
    name: "another version",
    args: evaluate,
    files: write("s.gz", gzipSync('{"header":{"format":99}}\n')),
    stderr:
      "keelson: s.gz:1: the snapshot has format 99, this version of keelson reads format 1\n  hint: collect it again, or use the version of keelson that wrote it",
  },
  {
    name: "unpacks to gigabytes in one line",
    args: evaluate,
    files: write("s.gz", bomb(Buffer.alloc(2 ** 20, 0x20))),
    stderr:
      "keelson: s.gz: a line is longer than any snapshot has\n  hint: this is not a snapshot that keelson wrote",
  },
];

describe.each([
  ["usage", usage],
  ["rule files", rules],
  ["report.json", reports],
  ["snapshot", snapshots],
])("%s", (_, cases) => {
  test.each(cases)("$name", async ({ args, files, stderr, status = 2 }) => {
    const cwd = newFolder();
    files?.(cwd);
    const before = contentOf(cwd);
    expect(await keelson(args, { cwd })).toEqual({ status, stdout: "", stderr: `${stderr}\n` });
    expect(contentOf(cwd)).toEqual(before);
  });
});

/** Gzip data that unpacks to four gigabytes, from one compressed block said many times. */
function bomb(block: Uint8Array): Uint8Array {
  const packed = gzipSync(block, { level: 9 });
  return Buffer.concat(Array.from({ length: 4096 }, () => packed));
}

/** The first twenty of the 58 aliases, two in a line. */
function aliasProblems(): string {
  const shown = Array.from({ length: 20 }, (_, index) => {
    const level = 1 + (index >> 1);
    const column = (index % 2 === 0 ? 10 : 15) + (level >= 10 ? 2 : 0);
    return `own/kms-key-called-x.yaml:${level + 1}:${column}: aliases are not supported (write the value out)`;
  });
  return `${shown.join("\n")}\nown/kms-key-called-x.yaml: and 38 problems more\nkeelson: 58 problems in 1 rule file\n${RULES_HINT}`;
}

function aliasBomb(): string {
  const lines = ["id: &a0 [x, x]"];
  for (let level = 1; level < 30; level += 1)
    lines.push(`k${level}: &a${level} [*a${level - 1}, *a${level - 1}]`);
  return `${lines.join("\n")}\n`;
}

test("a stack shows only with --debug", async () => {
  const cwd = newFolder();
  const quiet = await keelson(["evaluate", "none"], { cwd });
  expect(quiet.stderr).not.toContain("    at ");
  const loud = await keelson(["evaluate", "none", "--debug"], { cwd });
  expect(loud.stderr).toContain("    at ");
});

test("a reader that has seen enough is no failure", async () => {
  const shell = 'set -o pipefail; "$@" | head -c 10';
  const ended = await keelson(["rules", "list", "--json"], { cwd: newFolder(), shell });
  expect(ended).toMatchObject({ status: 0, stderr: "" });
});

test("standard output on a full disk", async () => {
  const ended = await keelson(["rules", "list"], { cwd: newFolder(), shell: '"$@" > /dev/full' });
  expect(ended).toMatchObject({
    status: 3,
    stderr: "keelson: cannot write to standard output (ENOSPC)\n",
  });
});

test("a rule file that nests without end", async () => {
  const cwd = newFolder();
  rule(`id: ${"[".repeat(100_000)}`)(cwd);
  const { status, stderr } = await keelson(check, { cwd });
  expect(status).toBe(2);
  // Where the parser gives up depends on the size of the stack.
  expect(stderr).toMatch(/^own\/kms-key-called-x\.yaml:1:\d+: /);
  expect(stderr.split("\n").length).toBeLessThan(30);
});

test("a report.json beyond any size is refused before it is read", async () => {
  const cwd = newFolder();
  writeFileSync(join(cwd, "r.json"), "");
  truncateSync(join(cwd, "r.json"), 2 ** 32);
  const { status, stderr } = await keelson(["report", "r.json"], { cwd });
  expect(status).toBe(2);
  expect(stderr).toBe(`keelson: r.json: the file is larger than any report\n${REPORT_HINT}\n`);
});
