import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fieldsOf } from "../../src/engine/fields.ts";
import { loadRules } from "../../src/rules/load.ts";
import { load, type RuleParts, ruleText } from "../support/rule-file.ts";

const FILE = "rules/kms/kms-sample.yaml";
const DEEP = "the expression is nested too deeply";

/** Line and column of a piece of text, as an editor counts them. */
function placeOf(text: string, piece: string): string {
  const before = text.slice(0, text.indexOf(piece)).split("\n");
  return `${before.length}:${(before.at(-1) ?? "").length + 1}`;
}

const shown = (text: string, path = FILE) =>
  load(text, path).problems.map(
    ({ file, line, column, message, hint }) => `${file}:${line}:${column}: ${message} (${hint})`,
  );

describe("a valid file", () => {
  test("becomes a rule that knows what it reads", () => {
    const { rule, problems } = load(
      ruleText({
        when: "when: resource.keyManager == 'CUSTOMER'",
        evidence: "evidence: { aliases: join(resource.aliases) }",
        fix: "fix: { text: Do it, cli: 'aws kms enable-key --key-id {resource.id}' }",
      }),
    );
    expect(problems).toEqual([]);
    expect(rule).toMatchObject({
      id: "kms-sample",
      service: "kms",
      severity: "low",
      reads: ["aliases", "id", "keyManager", "state"],
    });
  });

  test("without evidence shows what `pass` reads", () => {
    const { rule } = load(
      ruleText({ pass: "pass: resource.state == 'Enabled' && resource.spec != ''" }),
    );
    expect(rule?.evidence.map(({ name, value }) => [name, value.source])).toEqual([
      ["spec", "resource.spec"],
      ["state", "resource.state"],
    ]);
  });
});

describe("YAML", () => {
  const cases: readonly [string, string, string, string][] = [
    [
      "a syntax error",
      ruleText({ title: 'title: "open' }),
      "severity: low",
      'Missing closing "quote',
    ],
    ["a duplicate key", `${ruleText()}why: again\n`, "why: again", "Map keys must be unique"],
    [
      "a tab as indentation",
      ruleText({ why: "why:\n\tw" }),
      "\tw",
      "Tabs are not allowed as indentation",
    ],
    ["an unknown tag", ruleText({ why: "why: !secret w" }), "!secret", "Unresolved tag: !secret"],
    [
      "an alias",
      ruleText({ title: "title: &a Sample", why: "why: *a" }),
      "*a",
      "aliases are not supported",
    ],
    ["an alias of nothing", ruleText({ why: "why: *b" }), "*b", "aliases are not supported"],
    ["a key that is a map", `${ruleText()}{ a: b }: c\n`, "{ a: b }", "a key must be a word"],
    [
      "a second document",
      `${ruleText()}---\na: b\n`,
      "---",
      "Source contains multiple documents; please use YAML.parseAllDocuments()",
    ],
  ];
  test.each(cases)("%s", (_, text, piece, message) => {
    const { problems } = load(text);
    expect(problems.map((problem) => problem.message)).toContain(message);
    const { line, column } = problems.find((problem) => problem.message === message)!;
    if (!message.startsWith("Missing")) expect(`${line}:${column}`).toBe(placeOf(text, piece));
  });

  test.each([
    ["nothing", "", "null"],
    ["a text", "hello", "string"],
    ["a list", "- a", "array"],
  ])("%s in place of a rule", (_, text, type) => {
    expect(shown(text)).toEqual([
      `${FILE}:1:1: rule: Invalid input: expected object, received ${type} ()`,
    ]);
  });

  test("a billion laughs are not laughed", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i < 30; i += 1)
      lines.push(
        `a${i}: &a${i} [${Array(10)
          .fill(`*a${i - 1}`)
          .join(", ")}]`,
      );
    const { problems } = load(lines.join("\n"));
    expect(problems).toHaveLength(290);
    expect(problems[0]).toMatchObject({
      line: 2,
      column: 10,
      message: "aliases are not supported",
    });
  });

  test("hopeless nesting is a problem, not a crash", () => {
    expect(load(ruleText({ pass: `pass: ${"[".repeat(5_000)}` })).problems.length).toBeGreaterThan(
      0,
    );
  });

  test("no text makes the loader throw", () => {
    const word = fc.constantFrom(
      "id",
      "pass",
      "resource.",
      "{",
      "}",
      "[",
      "]",
      ":",
      " ",
      "\n",
      "- ",
      "&a",
      "*a",
      "|",
      ">",
      "'",
      '"',
      "!",
      "#",
      "\t",
      "?",
      "\\",
      "examples",
      "__proto__",
      "<<",
      "1",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const { rule, problems } = load(words.join(""));
        expect(rule).toBeUndefined();
        expect(problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the shape", () => {
  const cases: readonly [string, RuleParts, string, string, string][] = [
    [
      "an unknown key",
      { title: "title: Sample\nserverity: low" },
      "serverity",
      "unknown key `serverity`",
      "did you mean `severity`?",
    ],
    [
      "an unknown key of the fix",
      { fix: "fix:\n  text: t\n  terrafrom: x" },
      "terrafrom",
      "unknown key `fix.terrafrom`",
      "did you mean `terraform`?",
    ],
    [
      "an unknown kind of example",
      { examples: "examples: { pass: [{ name: a }], fail: [{ name: b }], skp: [] }" },
      "skp",
      "unknown key `examples.skp`",
      "did you mean `skip`?",
    ],
    [
      "an unknown key of an example",
      { examples: "examples: { pass: [{ name: a, unraed: [x] }], fail: [{ name: b }] }" },
      "unraed",
      "unknown key `examples.pass.0.unraed`",
      "did you mean `unread`?",
    ],
    [
      "a missing key",
      { why: "" },
      "id:",
      "why: Invalid input: expected string, received undefined",
      "",
    ],
    [
      "a missing key of a map",
      { fix: "fix:\n  cli: c" },
      "cli:",
      "fix.text: Invalid input: expected string, received undefined",
      "",
    ],
    [
      "a wrong type",
      { title: "title: 3" },
      "3",
      "title: Invalid input: expected string, received number",
      "",
    ],
    [
      "a bad id",
      { id: "id: KMS_sample" },
      "KMS_sample",
      "id: expected lower-case words joined by hyphens",
      "",
    ],
    [
      "an id of one word",
      { id: "id: kms" },
      "kms",
      "id: expected lower-case words joined by hyphens",
      "",
    ],
    [
      "a reference that is not https",
      { references: "references: [http://example.com/]" },
      "http:",
      "references.0: Invalid URL",
      "",
    ],
    [
      "no example that fails",
      { examples: "examples: { pass: [{ name: a }], fail: [] }" },
      "[] }",
      "examples.fail: Too small: expected array to have >=1 items",
      "",
    ],
  ];
  test.each(cases)("%s", (_, parts, piece, message, hint) => {
    const text = ruleText(parts);
    expect(shown(text)).toEqual([`${FILE}:${placeOf(text, piece)}: ${message} (${hint})`]);
  });

  test("all at once", () => {
    const text = ruleText({
      title: "title: 3",
      why: "",
      severity: "severity: grave",
      fix: "fix: { text: t, x: y }",
    });
    expect(
      load(text)
        .problems.map(({ line }) => line)
        .toSorted((a, b) => a - b),
    ).toEqual([1, 2, 3, 7]);
  });
});

describe("the names", () => {
  test("the id is that of the file", () => {
    const text = ruleText();
    expect(shown(text, "rules/kms/kms-other.yaml")).toEqual([
      "rules/kms/kms-other.yaml:1:5: the id kms-sample is not the name of the file (name the file kms-sample.yaml)",
    ]);
    expect(shown(text, "C:\\rules\\kms-sample.yml")).toEqual([]);
  });

  test("the resource type exists", () => {
    const text = ruleText({ resource: "resource: AWS::KMS::Keys" });
    expect(shown(text)).toEqual([
      `${FILE}:4:11: there is no resource type AWS::KMS::Keys (did you mean \`AWS::KMS::Key\`?)`,
    ]);
  });

  test("an id is taken once", () => {
    const files = ["a", "b"].map((folder) => ({
      path: `${folder}/kms-sample.yaml`,
      service: folder,
      text: ruleText(),
    }));
    const { rules, problems } = loadRules(files, fieldsOf);
    expect(rules.map(({ file }) => file)).toEqual(["a/kms-sample.yaml"]);
    expect(problems).toEqual([
      {
        file: "b/kms-sample.yaml",
        line: 1,
        column: 1,
        message: "the id kms-sample is taken by a/kms-sample.yaml",
        hint: "ids are unique over all rules",
      },
    ]);
  });

  test("a wrong id, a wrong expression and another file's mistake come together", () => {
    const first = ruleText({ pass: "pass: resource.stat == ''", when: "when: resource.nme == ''" });
    const files = [
      { path: "kms-other.yaml", service: "kms", text: first },
      { path: "kms-third.yaml", service: "kms", text: "a: b: c" },
    ];
    const { rules, problems } = loadRules(files, fieldsOf);
    expect(rules).toEqual([]);
    expect(problems.map(({ file, message }) => [file, message])).toEqual([
      ["kms-other.yaml", "the id kms-sample is not the name of the file"],
      ["kms-other.yaml", "pass: there is no field `stat`"],
      ["kms-other.yaml", "when: there is no field `nme`"],
      ["kms-third.yaml", "Nested mappings are not allowed in compact mappings"],
    ]);
  });
});

describe("an unknown field", () => {
  const places: readonly [string, RuleParts][] = [
    ["when", { when: "when: resource.typpo == 1" }],
    ["pass", { pass: "pass: resource.typpo == 1" }],
    ["message", { message: "message: It is {resource.typpo}" }],
    ["message", { message: 'message: "{resource.name} is {join(resource.typpo)}"' }],
    ["evidence.shown", { evidence: "evidence: { shown: resource.typpo }" }],
    ["fix.text", { fix: "fix: { text: 'Mend {resource.typpo}' }" }],
    [
      "fix.cli",
      { fix: "fix:\n  text: t\n  cli: |\n    aws one\n    aws two --id {resource.typpo}" },
    ],
    [
      "fix.terraform",
      {
        fix: 'fix:\n  text: t\n  terraform: |-\n    resource "a" "b" {\n      name = "{resource.typpo}"\n    }',
      },
    ],
    [
      "fix.cloudformation",
      { fix: "fix:\n  text: t\n  cloudformation: >\n    Name is\n    {resource.typpo}" },
    ],
    ["pass", { pass: "pass: |\n  resource.name == '' &&\n    resource.typpo == 1" }],
    ["pass", { pass: "pass: |2-  # why\n\n   resource.name == '' &&\n  resource.typpo == 1" }],
    ["pass", { pass: "pass: >-\n  resource.name == '' &&\n\n  resource.typpo == 1" }],
    ["pass", { pass: "pass: resource.name == '' &&\n  resource.typpo == 1" }],
    ["pass", { pass: `pass: "  resource.name == \\"\\" && resource.typpo == 1"` }],
    ["pass", { pass: `pass: "resource.name == '\\u0041\\x41' &&\\n resource.typpo == 1"` }],
    ["pass", { pass: "pass: 'resource.name == ''''  && resource.typpo == 1'" }],
    ["pass", { pass: "pass: 'resource.name == ''a'' &&\n    resource.typpo == 1'" }],
    ["pass", { pass: "pass: has(resource.typpo)" }],
    ["pass", { pass: "pass: resource.name == '' || has(resource.typpo)" }],
    ["pass", { pass: "pass: 'true ? true : resource.typpo == 1'" }],
    ["pass", { pass: "pass: resource.grants.exists(g, g.id == '' || g.typpo)" }],
    ["pass", { pass: "pass: resource.aliases.all(a, a == resource.typpo)" }],
    ["pass", { pass: "pass: params.typpo == 1" }],
  ];
  for (const end of ["\n", "\r\n"]) {
    test.each(places)(`is found in %s %j, line ends ${JSON.stringify(end)}`, (key, parts) => {
      const text = ruleText(parts).replaceAll("\n", end);
      const { rule, problems } = load(text);
      expect(rule).toBeUndefined();
      expect(problems.map(({ line, column, message }) => [`${line}:${column}`, message])).toEqual([
        [placeOf(text, "typpo"), `${key}: there is no field \`typpo\``],
      ]);
    });
  }

  test("has the nearest name as hint, and none when nothing is near", () => {
    const hint = (pass: string) => load(ruleText({ pass: `pass: ${pass}` })).problems[0]?.hint;
    expect(hint("resource.rotationEnable == true")).toBe("did you mean `rotationEnabled`?");
    expect(hint("resource.policyGrant.size() == 0")).toBe("did you mean `policyGrants`?");
    expect(hint("resource.zzzzzzzz == true")).toBe("");
  });
});

describe("an expression that is refused", () => {
  const cases: readonly [string, string, string, string][] = [
    ["resource.?state == 'x'", "?state", "Expected IDENTIFIER, got QUESTION", ""],
    [
      "resource.name.matches('a')",
      "resource.name",
      "`matches` is not supported",
      "use like(text, pattern) with * and ?",
    ],
    [
      "resource.grants.exists(g, g.id.matches('(a+)+$'))",
      "g.id",
      "`matches` is not supported",
      "use like(text, pattern) with * and ?",
    ],
    [
      "resource.name",
      "resource.name",
      "expected a condition (bool), this is string",
      "compare it with something",
    ],
    [
      "size(resource.grants)",
      "size",
      "expected a condition (bool), this is int",
      "compare it with something",
    ],
    [
      "frobnicate(resource.name)",
      "frobnicate",
      "found no matching overload for 'frobnicate(string)'",
      "",
    ],
    ["other.name == ''", "other", "Unknown variable: other", ""],
    ["resource.name == 3", "resource.name", "no such overload: string == int", ""],
    ["resource.createdAt < 3", "resource.createdAt", "no such overload: string < int", ""],
    ["resource.name + 1 == ''", "resource.name", "no such overload: string + int", ""],
    ["resource.aliases.exists(a, a == 3)", "a == 3", "no such overload: string == int", ""],
    ["resource.name == '' &&", "@end", "Unexpected token: EOF", ""],
    [
      "resource == null",
      "resource",
      "`resource` can only be used to read a field",
      "write resource.<field>",
    ],
    [
      "resource['state'] == ''",
      "resource",
      "`resource` can only be used to read a field",
      "write resource.<field>",
    ],
    [
      "dyn(resource).typo == 1",
      "resource",
      "`resource` can only be used to read a field",
      "write resource.<field>",
    ],
    [
      "resource.aliases.map(a, resource)[0].state == ''",
      "resource)",
      "`resource` can only be used to read a field",
      "write resource.<field>",
    ],
    [
      "[1].exists(resource, resource.state == 1)",
      "resource, ",
      "`resource` can only be used to read a field",
      "write resource.<field>",
    ],
  ];
  test.each(cases)("%s", (expression, piece, message, hint) => {
    const text = ruleText({ pass: `pass: |-\n  ${expression}` });
    const end = text.indexOf(expression) + expression.length;
    const place =
      piece === "@end"
        ? placeOf(`${text.slice(0, end)}@`, "@")
        : placeOf(text, expression.slice(expression.indexOf(piece)));
    expect(shown(text)).toEqual([`${FILE}:${place}: pass: ${message} (${hint})`]);
  });

  test.each([
    ["parentheses", `${"(".repeat(5_000)}true${")".repeat(5_000)}`, "Exceeded maxDepth (60)"],
    ["negations", `${"!".repeat(50_000)}true`, DEEP],
    ["lists", `${"[".repeat(5_000)}1${"]".repeat(5_000)} == 1`, "Exceeded maxDepth (60)"],
    ["selections", `resource${".a".repeat(5_000)} == 1`, "Exceeded maxDepth (60)"],
    [
      "choices",
      `${"true ? ".repeat(2_000)}true${" : true".repeat(2_000)}`,
      "Exceeded maxDepth (60)",
    ],
    ["a long list", `1 in [${"1, ".repeat(50_000)}1]`, "Exceeded maxListElements (1000)"],
    ["a long condition", `true${" || true".repeat(20_000)}`, "Exceeded maxAstNodes (2000)"],
  ])("for its size: %s", (_, expression, message) => {
    const { problems } = load(ruleText({ pass: `pass: ${JSON.stringify(expression)}` }));
    expect(problems.map((problem) => problem.message)).toEqual([`pass: ${message}`]);
  });

  test("no expression makes the loader throw", () => {
    const token = fc.constantFrom(
      "resource",
      ".",
      "name",
      "grants",
      "exists",
      "(",
      ")",
      "g",
      ",",
      "[",
      "]",
      "{",
      "}",
      "==",
      "&&",
      "||",
      "!",
      "?",
      ":",
      "'a'",
      "1",
      "-",
      "in",
      "has",
      "params",
      "now",
      "null",
      " ",
      "like",
      "\\",
      '"',
      "@",
      "cel.bind",
      "b'x'",
      "1u",
      "0x",
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 14 }), (tokens) => {
        const { rule, problems } = load(
          ruleText({ pass: `pass: ${JSON.stringify(`true || ${tokens.join("")}`)}` }),
        );
        expect(rule === undefined).toBe(problems.length > 0);
      }),
      { numRuns: 300 },
    );
  });
});
