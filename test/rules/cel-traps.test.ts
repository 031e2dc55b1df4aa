import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ExpressionCompiler, type ParameterValue } from "../../src/rules/expression.ts";

const Thing = z.object({
  text: z.string(),
  port: z.number(),
  on: z.boolean(),
  texts: z.array(z.string()),
  rows: z.array(
    z.object({
      name: z.string(),
      size: z.number().nullable(),
      inner: z.object({ deep: z.boolean() }),
    }),
  ),
  maybe: z.string().nullable(),
  maybeRows: z.array(z.object({ name: z.string() })).nullable(),
  either: z.union([z.string(), z.number()]),
  kind: z.enum(["a", "b"]),
  labels: z.record(z.string(), z.string()),
  nested: z.object({ count: z.number() }),
});

const resource = {
  text: "hello",
  port: 22,
  on: true,
  texts: ["a", "b"],
  rows: [{ name: "r", size: null, inner: { deep: true } }],
  maybe: null,
  maybeRows: null,
  either: 3,
  kind: "a",
  labels: { owner: "me" },
  nested: { count: 2 },
};

const PARAMS = { days: 90, names: ["a"], flag: true, word: "a" };

function run(
  expression: string,
  params: Readonly<Record<string, ParameterValue>> = PARAMS,
): unknown {
  return new ExpressionCompiler(Thing, params)
    .compile(expression, "bool")
    .evaluate({ resource, params, now: "2026-06-01T00:00:00.000Z" });
}

describe("numbers", () => {
  test.each([
    "resource.port == 22",
    "resource.port == 22.0",
    "22 == resource.port",
    "resource.port != 23",
    "resource.port > 21 && resource.port <= 22",
    "resource.port + 1 == 23",
    "resource.port - 1 == 21",
    "resource.port * 2 == 44",
    "resource.nested.count == 2",
    "resource.port in [22.0]",
    "resource.rows.all(r, r.size == null || r.size > 3)",
    "resource.texts.size() == 2",
    "size(resource.texts) == 2",
    "params.days == 90",
    "params.days > 89",
    "resource.port < params.days",
    "resource.rows.exists(r, r.name == 'r') ? resource.port == 22 : false",
  ])("%s", (expression) => {
    expect(run(expression)).toBe(true);
  });
});

describe("null", () => {
  test.each([
    "resource.maybe == null",
    "!(resource.maybe != null)",
    "resource.maybe == null || resource.maybe.size() > 0",
    "resource.maybe != 'x'",
    "resource.maybeRows == null || resource.maybeRows.exists(r, r.name == 'x')",
    "resource.maybe == null || like(resource.maybe, 'a*')",
    "resource.either == 3 || resource.either == '3'",
  ])("%s", (expression) => {
    expect(run(expression)).toBe(true);
  });

  test("a method on null is an error of the rule, not a result", () => {
    expect(() => run("resource.maybe.startsWith('a')")).toThrow(/no matching overload|startsWith/);
    expect(() => run("resource.maybeRows.exists(r, r.name == 'x')")).toThrow();
    expect(() => run("resource.maybe > 3")).toThrow(/no such overload/);
  });
});

describe("lists and maps", () => {
  test.each([
    "'a' in resource.texts",
    "resource.texts.all(t, t in params.names || t == 'b')",
    "resource.rows.exists(r, r.inner.deep)",
    "resource.rows.filter(r, r.inner.deep).map(r, r.name) == ['r']",
    "resource.rows[0].name == 'r'",
    "resource.rows.exists_one(r, r.name == 'r')",
    "'owner' in resource.labels && resource.labels.owner == 'me'",
    "!('team' in resource.labels)",
    "resource.kind in ['a', 'b']",
    "params.flag && params.word == 'a'",
    "[resource.text, resource.port, null].size() == 3",
  ])("%s", (expression) => {
    expect(run(expression)).toBe(true);
  });

  test("a missing map key is an error of the rule, not a result", () => {
    expect(() => run("resource.labels.team == 'x'")).toThrow(/No such key: team/);
  });
});

describe("what the checker refuses", () => {
  test.each([
    ["resource.txt == ''", /no field `txt`/],
    ["resource.rows.exists(r, r.nme == '')", /no field `nme`/],
    ["resource.rows[0].inner.dep", /no field `dep`/],
    ["resource.nested.cnt == 2", /no field `cnt`/],
    ["resource.maybeText == null", /no field `maybeText`/],
    ["has(resource.txt)", /no field `txt`/],
    ["has(resource.nested.cnt)", /no field `cnt`/],
    ["params.dys == 1", /no field `dys`/],
    ["resource.port == '22'", /no such overload: double == string/],
    ["resource.port in [22, 23]", /no such overload: double in list<int>/],
    ["resource.on == 'true'", /no such overload: bool == string/],
    ["resource.texts == 'a'", /no such overload/],
    ["resource.texts.exists(t, t == 1)", /no such overload: string == int/],
    ["resource.text.matches('^(a+)+$')", /`matches` is not supported/],
    ["resource.text", /expected a condition/],
    ["now > 3", /no such overload: string > int/],
    ["params.days == '90'", /no such overload: double == string/],
  ])("%s", (expression, message) => {
    expect(() => run(expression)).toThrow(message);
  });
});

describe("functions", () => {
  test.each([
    "daysSince('2026-05-02T00:00:00Z', now) == 30.0",
    "daysUntil('2026-06-11T00:00:00Z', now) == 10.0",
    "daysSince('2026-06-02T00:00:00Z', now) < 0.0",
    "like(resource.text, 'h?l*')",
    "!like(resource.text, 'H*')",
    "join(resource.texts) == 'a, b'",
    "join([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0].map(n, 'x')) == 'x, x, x, x, x, x, x, x, x, x and 2 more'",
    "join(distinct(['b', 'a', 'b'])) == 'a, b'",
  ])("%s", (expression) => {
    expect(run(expression)).toBe(true);
  });

  test("a date that is none is an error of the rule", () => {
    expect(() => run("daysSince(resource.text, now) > 3.0")).toThrow(/expected an ISO 8601 date/);
    expect(() => run("daysSince(resource.maybe, now) > 3.0")).toThrow();
  });

  test("a pattern that would hang a regular expression does not hang like()", () => {
    const text = "a".repeat(5_000);
    expect(run(`!like('${text}', '${"*a".repeat(200)}b')`)).toBe(true);
  });
});
