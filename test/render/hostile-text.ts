import fc from "fast-check";

const TRAPS = [
  "[link](1)",
  "[x](https://example.com)",
  "{0}",
  "../../etc/passwd",
  "..",
  "",
  "arn:aws:s3:::a|b c",
  "us-east-1:1",
  "\u001b[2J\u001b]0;owned\u0007",
  "invoice\u202efdp.exe",
  "line\nbreak\u2028and\u2029more",
  "half \ud83d pair",
  "```\n# heading",
  "</script><script>",
  "x".repeat(10_000),
  "[".repeat(3000),
];

/** Any text that an AWS name might hold, and much that it might not, lone surrogates too. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...TRAPS),
  fc.string({ unit: "binary" }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
);
