import type { z } from "zod";

const EXPECTED: Readonly<Record<string, string>> = {
  array: "a list",
  object: "keys with values",
  record: "keys with values",
  string: "text",
  number: "a number",
  boolean: "true or false",
};

/** What the schema finds wrong, in words for people who write YAML. */
export const wording: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case "invalid_type": {
      if (issue.input === undefined) return "is missing";
      const expected = `expected ${EXPECTED[issue.expected] ?? issue.expected}`;
      return issue.input === null ? `${expected}, but there is nothing` : expected;
    }
    case "invalid_value":
      return `expected one of ${issue.values.map(String).join(", ")}`;
    case "too_small":
      return issue.origin === "array" ? "expected at least one" : "expected text, not an empty one";
    case "invalid_union":
      return "expected text, a number, true or false, or a list of texts";
    case "invalid_format":
      return issue.format === "date" ? "expected a day such as 2026-12-31" : undefined;
    default:
      return undefined;
  }
};
