import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import {
  compileTemplate,
  shellQuote,
  terraformQuote,
  yamlQuote,
} from "../../src/rules/template.ts";
import { rule } from "../support/rule-file.ts";
import { KmsKey } from "../../src/resources/kms-key.ts";

const HOSTILE = [
  "$(touch /tmp/x)",
  "`id`",
  "'; rm -rf / #",
  "a\nb",
  "\\",
  "'",
  "''",
  '"',
  "",
  "-n",
  "*",
  "~root",
  "a b",
  "!!",
  "$HOME",
  "x=1;y",
  "é\u202eü",
  "a\tb",
  "%s\\n",
  "{resource.id}",
];

const context = (fields: object) => ({
  resource: { ...KmsKey.example, ...fields },
  params: { days: 90 },
  now: "2026-06-01T00:00:00.000Z",
});

describe("a shell word", () => {
  // NUL cannot stand in an argument of a process at all.
  const text = fc
    .string({ unit: "binary", maxLength: 30 })
    .filter((value) => !value.includes("\0"));

  test("comes back from a POSIX shell as it was", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(text, fc.constantFrom(...HOSTILE)), { minLength: 1, maxLength: 60 }),
        (values) => {
          const script = `printf '%s\\0' ${values.map(shellQuote).join(" ")}`;
          const { stdout, stderr } = spawnSync("/bin/sh", ["-c", script], {
            encoding: "buffer",
            env: {},
          });
          expect(stderr.toString()).toBe("");
          expect(stdout).toEqual(Buffer.from(`${values.join("\0")}\0`));
        },
      ),
      { numRuns: 60 },
    );
  });

  test("stays readable when nothing in it is special", () => {
    const arn = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222";
    expect(shellQuote(arn)).toBe(arn);
    expect(shellQuote("it's")).toBe(`'it'\\''s'`);
    expect(shellQuote("")).toBe("''");
  });
});

describe("a Terraform text", () => {
  /** What HCL makes of the inside of a quoted template without interpolations. */
  const read = (source: string): string =>
    source.replace(/\\(["\\nrt])|\$\$\{|%%\{/g, (token, escaped: string | undefined) =>
      escaped === undefined ? token.slice(1) : ({ n: "\n", r: "\r", t: "\t" }[escaped] ?? escaped),
    );

  test("comes back as it was, and interpolates and ends nothing", () => {
    const piece = fc.constantFrom(
      "$",
      "%",
      "{",
      "}",
      '"',
      "\\",
      "\n",
      "\r",
      "n",
      "a",
      "${",
      "%{",
      "$${",
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("")),
        (value) => {
          const quoted = terraformQuote(value);
          expect(quoted).not.toMatch(/[\n\r]|(?<![\\])(?:\\\\)*"/);
          expect(quoted.replaceAll("$${", "_").replaceAll("%%{", "_")).not.toMatch(/[$%]\{/);
          expect(read(quoted)).toBe(value);
        },
      ),
    );
  });
});

describe("a YAML scalar", () => {
  const CONSTANTS = [
    "yes",
    "Off",
    "null",
    "~",
    "1.5",
    "12:30",
    "2026-01-01",
    "key:",
    "- a",
    "=",
    "",
  ];

  test.each(["1.1", "1.2"] as const)("comes back as it was from YAML %s", (version) => {
    fc.assert(
      fc.property(
        fc
          .oneof(
            fc.string({ unit: "grapheme" }),
            fc.constantFrom(...HOSTILE, ...CONSTANTS, "*.example.com", "a: b", "a #b", "@x", "a:b"),
          )
          .filter((value) => !/^\d+$/.test(value)),
        (value) => {
          const read: unknown = parse(`Name: ${yamlQuote(value)}\nType: x`, { version });
          expect(read).toEqual({ Name: value, Type: "x" });
        },
      ),
    );
  });

  test("stays readable when nothing in it is special", () => {
    const arn = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222";
    expect(yamlQuote(arn)).toBe(arn);
    expect(yamlQuote("7")).toBe("7");
    expect(yamlQuote("*.example.com")).toBe('"*.example.com"');
  });
});

describe("a text with placeholders", () => {
  test("is filled in, quoted for where it stands", () => {
    const { message, fix } = rule({
      message:
        "message: It is {resource.name}, {params.days} days, {join(resource.aliases)}, {size(resource.grants)}",
      params: "params: { days: 90 }",
      fix: `fix:\n  text: Mend {resource.name}\n  cli: aws x --name {resource.name}\n  terraform: 'name = "{resource.name}"'\n  cloudformation: "Name: {resource.name}"`,
    });
    const hostile = context({ name: `a"'$(id)\${x}` });
    expect(message.render(hostile, (value) => value)).toBe(
      `It is a"'$(id)\${x}, 90 days, alias/orders, 0`,
    );
    expect(fix.cli?.render(hostile, shellQuote)).toBe(`aws x --name 'a"'\\''$(id)\${x}'`);
    expect(fix.terraform?.render(hostile, terraformQuote)).toBe(`name = "a\\"'$(id)$\${x}"`);
    expect(fix.cloudformation?.render(hostile, yamlQuote)).toBe(`Name: "a\\"'$(id)\${x}"`);
  });

  test("a value that looks like a placeholder is not filled in again", () => {
    const { message } = rule({ message: "message: '{resource.name} {resource.id}'" });
    expect(message.render(context({ name: "{resource.policy}" }), (value) => value)).toBe(
      `{resource.policy} ${KmsKey.example.id}`,
    );
  });

  test("other braces stay", () => {
    const source = `{"a": {"b": 1}} \${var.x} {resource} { resource.name } {name} {{}} {resource.name`;
    const { message } = rule({ message: `message: ${JSON.stringify(source)}` });
    expect(message.render(context({}), (value) => value)).toBe(source);
    expect(message.reads).toEqual([]);
  });

  test("null, lists, numbers and objects have a readable form", () => {
    const shown = (expression: string, fields: object) =>
      rule({ message: `message: "{${expression}}"` }).message.render(
        context(fields),
        (value) => value,
      );
    expect(shown("resource.deletionAt", {})).toBe("none");
    expect(shown("resource.aliases", { aliases: ["a", "b"] })).toBe("a, b");
    expect(shown("resource.rotationPeriodDays", { rotationPeriodDays: 90.456 })).toBe("90.5");
    expect(shown("resource.rotationEnabled", {})).toBe("true");
    expect(shown("resource.grants", { grants: [{ id: "g" }] })).toBe('{"id":"g"}');
  });

  test("every offset points at its expression", () => {
    const piece = fc.constantFrom(
      "a",
      "{",
      "}",
      "{resource.id}",
      "{params.x}",
      "{join(resource.aliases)}",
      "\n",
      "$",
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join("")),
        (source) => {
          compileTemplate(source, (expression, offset) => {
            expect(source.slice(offset - 1, offset + expression.length + 1)).toBe(
              `{${expression}}`,
            );
            return { source: expression, reads: [], evaluate: () => "" };
          });
        },
      ),
    );
  });
});
