import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allOf, anyOf, decide, decided, not, type Decision } from "../../src/facts/decision.ts";
import { UnreadError } from "../../src/facts/unread.ts";
import type { Gap } from "../../src/model/gap.ts";

const gap = (field: string): Gap => ({
  type: "AWS::KMS::Key",
  account: "123456789012",
  region: "us-east-1",
  field,
  service: "kms",
  operation: "",
  permission: "",
  reason: "failed",
  message: "",
});
const unread = (field: string) => new UnreadError([gap(field)]);
const asked = (answers: readonly Decision[]) => answers.map((answer) => () => answer);
const decision = fc.constantFrom<Decision>(true, false, unread("a"), unread("b"));
const isOpen = (answer: Decision) => answer instanceof UnreadError;

describe("questions that may hit upon something unread", () => {
  test("any: true wins, then the unread, then false", () => {
    fc.assert(
      fc.property(fc.array(decision), (answers) => {
        const result = anyOf(...asked(answers));
        if (answers.includes(true)) expect(result).toBe(true);
        else expect(isOpen(result)).toBe(answers.some(isOpen));
        if (!answers.includes(true) && !answers.some(isOpen)) expect(result).toBe(false);
      }),
    );
  });

  test("all is the opposite of any of the opposites", () => {
    fc.assert(
      fc.property(fc.array(decision), (answers) => {
        const direct = allOf(...asked(answers));
        const other = not(anyOf(...asked(answers.map(not))));
        expect(isOpen(direct) ? "unread" : direct).toBe(isOpen(other) ? "unread" : other);
      }),
    );
  });

  test("what stood in the way of every question is told", () => {
    const result = allOf(...asked([unread("a"), true, unread("b")]));
    const fields = result instanceof UnreadError ? result.gaps.map(({ field }) => field) : [];
    expect(fields).toEqual(["a", "b"]);
  });

  test("questions after a sufficient answer are not asked", () => {
    const never = () => expect.fail("asked");
    expect(anyOf(() => true, never)).toBe(true);
    expect(allOf(() => false, never)).toBe(false);
  });

  test("an unread field is an answer, and any other error is an error", () => {
    const error = unread("a");
    const throwing = (thrown: unknown) => () => {
      throw thrown;
    };
    expect(decide(throwing(error))).toBe(error);
    expect(() => decide(throwing(new TypeError("defect")))).toThrow("defect");
    expect(() => decided(error)).toThrow(error);
    expect(decided(true)).toBe(true);
  });
});
