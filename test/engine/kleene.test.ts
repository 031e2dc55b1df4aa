import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { UnreadError } from "../../src/facts/unread.ts";
import { ExpressionCompiler } from "../../src/rules/expression.ts";

type Truth = boolean | "unread";

/** A condition as CEL text, and what three-valued logic makes of it. */
interface Case {
  readonly text: string;
  readonly value: (fields: Readonly<Record<string, Truth>>, element: boolean) => Truth;
}

const FIELDS = ["a", "b", "c", "d"] as const;
const LISTS = {
  none: [],
  yes: [true],
  no: [false],
  both: [true, false],
  noNo: [false, false],
  yesYesYes: [true, true, true],
};

const not = (value: Truth): Truth => (value === "unread" ? value : !value);
const and = (left: Truth, right: Truth): Truth =>
  left === false || right === false
    ? false
    : left === "unread" || right === "unread"
      ? "unread"
      : true;
const or = (left: Truth, right: Truth): Truth => not(and(not(left), not(right)));

const { condition } = fc.letrec<{ condition: Case; inList: Case }>((tie) => {
  const leaf: fc.Arbitrary<Case> = fc.oneof(
    fc.constantFrom(...FIELDS).map((name) => ({
      text: `resource.${name}`,
      value: (fields: Readonly<Record<string, Truth>>) => fields[name]!,
    })),
    fc.constantFrom(...FIELDS).map((name) => ({
      text: `(resource.${name} == false)`,
      value: (fields: Readonly<Record<string, Truth>>) => not(fields[name]!),
    })),
    fc.boolean().map((value) => ({ text: String(value), value: () => value })),
  );
  const combined = (inner: fc.Arbitrary<Case>): fc.Arbitrary<Case>[] => [
    inner.map((of) => ({
      text: `!(${of.text})`,
      value: (fields, element) => not(of.value(fields, element)),
    })),
    fc.tuple(inner, inner).map(([l, r]) => ({
      text: `(${l.text} && ${r.text})`,
      value: (fields, element) => and(l.value(fields, element), r.value(fields, element)),
    })),
    fc.tuple(inner, inner).map(([l, r]) => ({
      text: `(${l.text} || ${r.text})`,
      value: (fields, element) => or(l.value(fields, element), r.value(fields, element)),
    })),
    fc.tuple(inner, inner, inner).map(([either, yes, no]) => ({
      text: `(${either.text} ? ${yes.text} : ${no.text})`,
      value: (fields, element) => {
        const decided = either.value(fields, element);
        return decided === "unread" ? decided : (decided ? yes : no).value(fields, element);
      },
    })),
  ];
  const quantified = fc
    .tuple(
      fc.constantFrom("exists", "all"),
      fc.constantFrom(...Object.entries(LISTS)),
      tie("inList"),
    )
    .map(([name, [field, list], of]): Case => ({
      text: `resource.${field}.${name}(e, ${of.text})`,
      value: (fields) => {
        const values = list.map((element: boolean) => of.value(fields, element));
        return name === "exists" ? values.reduce(or, false) : values.reduce(and, true);
      },
    }));
  return {
    condition: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      leaf,
      ...combined(tie("condition")),
      quantified,
    ),
    inList: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      leaf,
      fc.constant<Case>({ text: "e", value: (_, element) => element }),
      ...combined(tie("inList")),
    ),
  };
});

const lists = Object.fromEntries(Object.keys(LISTS).map((name) => [name, z.array(z.boolean())]));
const Thing = z.object({
  ...lists,
  a: z.boolean(),
  b: z.boolean(),
  c: z.boolean(),
  d: z.boolean(),
});
const compiler = new ExpressionCompiler(Thing, {});
const truth = fc.constantFrom<Truth>(true, false, "unread");

function resourceOf(fields: Readonly<Record<string, Truth>>): object {
  const resource = { ...LISTS };
  for (const [name, value] of Object.entries(fields)) {
    Object.defineProperty(resource, name, {
      enumerable: true,
      get: () => {
        if (value === "unread") throw new UnreadError([]);
        return value;
      },
    });
  }
  return resource;
}

test("expressions over unread fields follow Kleene's logic", () => {
  const seen = { true: 0, false: 0, unread: 0 };
  fc.assert(
    fc.property(
      condition,
      fc.record({ a: truth, b: truth, c: truth, d: truth }),
      ({ text, value }, fields) => {
        const expected = value(fields, false);
        let actual: unknown;
        try {
          actual = compiler
            .compile(text, "bool")
            .evaluate({ resource: resourceOf(fields), params: {}, now: "" });
        } catch (error) {
          if (!(error instanceof UnreadError)) throw error;
          actual = "unread";
        }
        expect(actual, text).toBe(expected);
        seen[String(expected) as keyof typeof seen] += 1;
      },
    ),
    { numRuns: 3_000 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(300);
});
