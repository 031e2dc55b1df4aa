import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { contentOf, keelson, newFolder } from "../keelson.ts";

const HINT = "  hint: `keelson init` writes an example in which every setting is explained";
const NAME = "keelson.config.yaml";

function problems(...lines: readonly string[]): string {
  const number = `${lines.length} problem${lines.length === 1 ? "" : "s"}`;
  return `${lines.map((line) => `${NAME}:${line}\n`).join("")}keelson: ${number} in the configuration\n${HINT}\n`;
}

const CASES: [name: string, text: string | Uint8Array, stderr: string][] = [
  [
    "unknown keys",
    "servces: [kms]\nrules: { of: [] }\nsuppresions: []\n",
    problems(
      "1:1: unknown key `servces` (did you mean `services`?)",
      "2:10: unknown key `rules.of` (did you mean `off`?)",
      "3:1: unknown key `suppresions` (did you mean `suppressions`?)",
    ),
  ],
  [
    "wrong types",
    "regions: eu-west-1\nfailOn:\noutput: { formats: [html, pdf] }\nprofile: 7\n",
    problems(
      "1:10: regions: expected a list",
      "2:8: failOn: expected keys with values, but there is nothing",
      "3:27: output.formats.1: expected one of html, json, sarif, ocsf, asff, junit, csv, markdown, github",
      "4:10: profile: expected text",
    ),
  ],
  ["a list", "[]", problems("1:1: configuration: expected keys with values")],
  ["a key twice", "regions: []\nregions: []\n", problems("2:1: Map keys must be unique")],
  [
    "aliases",
    "regions: &a [eu-west-1]\nservices: *a\n",
    problems("2:11: aliases are not supported (write the value out)"),
  ],
  ["a merge key", "<<: { profile: a }\n", problems("1:1: unknown key `<<`")],
  [
    "a tag",
    'profile: !!js/function "x"\n',
    problems("1:10: Unresolved tag: tag:yaml.org,2002:js/function"),
  ],
  ["keys that are no words", "? [a]\n: b\n", problems("1:3: a key must be a word")],
  [
    "a key of every object",
    "parameters: { __proto__: {} }",
    problems("1:15: a key must be a word"),
  ],
  [
    "broken YAML",
    "services: [\n",
    problems(
      "2:1: Flow sequence in block collection must be sufficiently indented and end with a ]",
    ),
  ],
  [
    "suppressions without reason and owner",
    "suppressions:\n  - rules: [kms-*]\n    reason: ' '\n    until: 2026-02-30\n    tag: {}\n",
    problems(
      "2:5: suppressions.0.owner: is missing",
      "3:13: suppressions.0.reason: expected text, not an empty one",
      "4:12: suppressions.0.until: expected a day such as 2026-12-31",
      "5:5: unknown key `suppressions.0.tag` (did you mean `tags`?)",
    ),
  ],
  [
    "accounts",
    'trustedAccounts: [12345678901, "1234"]\naccounts:\n  - role: arn:aws:iam::123456789012:user/a\n  - role: arn:aws:iam::111122223333:role/a\n  - role: arn:aws:iam::111122223333:role/b\n',
    problems(
      "1:19: trustedAccounts.0: expected a 12-digit account id",
      "1:32: trustedAccounts.1: expected a 12-digit account id",
      "3:11: accounts.0.role: expected the ARN of a role, such as arn:aws:iam::123456789012:role/audit",
      "5:11: accounts.2.role: the account 111122223333 stands in the list already",
    ),
  ],
  [
    "an account twice",
    "accounts:\n  - role: arn:aws:iam::111122223333:role/a\n  - role: arn:aws:iam::111122223333:role/b\n",
    problems("3:11: accounts.1.role: the account 111122223333 stands in the list already"),
  ],
  [
    "a gate without severity",
    "failOn: { new: true }",
    problems("1:9: failOn: `new` needs `severity` beside it"),
  ],
  [
    "rules that do not exist",
    "services: [kmz]\nrules:\n  off: [s3-*, kms-key-disabled-in-usee]\n  only: [nothing-*]\nseverities:\n  kms-key-ol: { severity: low, reason: x }\nsuppressions:\n  - { rules: [s3-acl-publik], reason: x, owner: y }\n",
    problems(
      '1:12: there is no service "kmz" (did you mean `kms`?)',
      '3:15: there is no rule "kms-key-disabled-in-usee" (did you mean `kms-key-disabled-in-use`?)',
      '4:10: there is no rule "nothing-*"',
      '6:3: there is no rule "kms-key-ol"',
      '8:15: there is no rule "s3-acl-publik" (did you mean `s3-acl-public`?)',
    ),
  ],
  [
    "parameters that do not fit",
    "parameters:\n  kms-manual-key-overdue:\n    maxManualKeyAgeDays: many\n    maxManualKeyAgeDay: 1\n    toString: 1\n  kms-grant-cross-account: { trustedAccounts: 7 }\n  kms-manual-key-overdu: {}\n  kms-imported-key-not-rotated: { maxImportedMaterialAgeDays: [1] }\n  kms-key-pending-deletion: { days: 1 }\n",
    problems(
      "3:26: parameters.kms-manual-key-overdue.maxManualKeyAgeDays: expected a number; the rule's own value is 730",
      "4:5: the rule kms-manual-key-overdue has no parameter `maxManualKeyAgeDay` (did you mean `maxManualKeyAgeDays`?)",
      "5:5: the rule kms-manual-key-overdue has no parameter `toString` (it has maxManualKeyAgeDays)",
      "6:47: parameters.kms-grant-cross-account.trustedAccounts: expected a list of texts; the rule's own value is []",
      '7:3: there is no rule "kms-manual-key-overdu" (did you mean `kms-manual-key-overdue`?)',
      "8:63: parameters.kms-imported-key-not-rotated.maxImportedMaterialAgeDays: expected a number; the rule's own value is 365",
      "9:31: the rule kms-key-pending-deletion has no parameter `days` (it has none)",
    ),
  ],
  [
    "what would drive a terminal",
    'rules: { off: ["\\e[31mx-y"] }\n"\\u202eprofile": a\n',
    problems("2:1: unknown key `[U+202E]profile` (did you mean `profile`?)"),
  ],
  [
    "what would drive a terminal, as a rule",
    'rules: { off: ["\\e[31mx-y"] }\n',
    problems('1:16: there is no rule "[U+001B][31mx-y"'),
  ],
  [
    "binary data",
    new Uint8Array([0xff, 0xfe, 0, 1]),
    `keelson: ${NAME}: this is no text file\n  hint: expected YAML in UTF-8\n`,
  ],
  [
    "a huge file",
    `# ${"x".repeat(2 ** 20)}`,
    `keelson: ${NAME}: the file is too large for a configuration\n  hint: a configuration has at most 1 MiB\n`,
  ],
];

describe("a configuration that is refused", () => {
  test.each(CASES)("%s", async (_, text, stderr) => {
    const cwd = newFolder();
    writeFileSync(join(cwd, NAME), text);
    const before = contentOf(cwd);
    const ended = await keelson(["config", "check"], { cwd });
    expect(ended).toEqual({ status: 2, stdout: "", stderr });
    expect(contentOf(cwd)).toEqual(before);
  });

  test.each(["scan", "demo", "collect", "permissions"])(
    "also by %s, before it does anything",
    async (command) => {
      const cwd = newFolder();
      writeFileSync(join(cwd, NAME), "regins: []\n");
      const { status, stdout, stderr } = await keelson([command], { cwd });
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr).toBe(problems("1:1: unknown key `regins` (did you mean `regions`?)"));
      expect(Object.keys(contentOf(cwd))).toEqual([NAME]);
    },
  );

  test.each([
    ["brackets", "[".repeat(100_000)],
    ["dashes", "- ".repeat(200_000)],
    ["keys", Array.from({ length: 1200 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
  ])("%s that nest without end", async (_, text) => {
    const cwd = newFolder();
    writeFileSync(join(cwd, NAME), text);
    const { status, stderr } = await keelson(["config", "check"], { cwd });
    expect(status).toBe(2);
    // Where the parser gives up depends on the size of the stack.
    expect(stderr).toMatch(
      /keelson\.config\.yaml:\d+:\d+: (this is nested too deeply|Flow sequence)/,
    );
    expect(stderr.split("\n").length).toBeLessThan(30);
  });

  test("a folder, and a link that leads nowhere", async () => {
    const cwd = newFolder();
    mkdirSync(join(cwd, NAME));
    const folder = await keelson(["config", "check"], { cwd });
    expect(folder).toMatchObject({ status: 2 });
    expect(folder.stderr).toContain(`keelson: ${NAME}: this is no regular file\n`);
    const other = newFolder();
    symlinkSync("nowhere", join(other, NAME));
    const link = await keelson(["config", "check"], { cwd: other });
    expect(link).toMatchObject({ status: 2 });
    expect(link.stderr).toContain(
      `keelson: ${NAME}: cannot read: there is no such file or folder\n`,
    );
  });

  test("none at all", async () => {
    const cwd = newFolder();
    expect(await keelson(["config", "check"], { cwd })).toMatchObject({
      status: 2,
      stderr:
        "keelson: there is no keelson.config.yaml here or in a folder above\n  hint: `keelson init` writes one; --config names one that stands elsewhere\n",
    });
    const named = await keelson(["config", "check", "--config", "nope.yaml"], { cwd });
    expect(named.stderr).toContain(
      "keelson: nope.yaml: cannot read: there is no such file or folder\n",
    );
  });
});
