import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeValue } from "../../src/secrets/judge-value.ts";
import { madeUp } from "./made-up.ts";

/** Pieces of every notation that the patterns look for, to be repeated and mixed. */
const PIECES = [
  ..."=:\"'`$%{}[]()<>|;,&?@/\\-_. \t\n\0\ud800aA0é".split(""),
  "a=",
  "a='",
  'a="',
  "password",
  "password:",
  "--password ",
  "-p",
  "$(",
  "${",
  "{{",
  "<%",
  "://",
  "http://a:",
  "eyJ",
  "eyJhbGciOiJIUzI1NiJ9.eyJ",
  "-----BEGIN RSA PRIVATE KEY-----",
  "-----END",
  "PuTTY-User-Key-File-2:",
  "xoxb-",
  "sk-",
  "AKIA",
  "mysql ",
  "mysql -p",
  "curl -u a:",
  "docker login ",
  "echo a:",
  "identified by '",
  "server=",
  "&sig=",
  "?se=",
  "authorization: bearer ",
  "npm_",
  "ops_eyA",
  "AQICAH",
  "$2b$12$",
  '{"password":',
  '{"a":[',
  "ENC[",
  "arn:aws:",
  "\\n",
];

describe("hostile values", () => {
  it("are judged, and never thrown back", async () => {
    const text = fc
      .array(fc.constantFrom(...PIECES), { maxLength: 60 })
      .map((pieces) => pieces.join(""));
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.oneof(text, fc.string({ unit: "binary", maxLength: 200 })),
        async (name, value) => {
          const judgement = await judgeValue(name, value);
          expect(["empty", "reference", "encrypted", "placeholder", "plain"]).toContain(
            judgement.form,
          );
          if (judgement.secret !== null)
            expect(judgement.secret.kind).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
        },
      ),
      { numRuns: 500 },
    );
  });

  // Quadratic time on a value of this size takes longer than the runner allows a test.
  it("take linear time, however long one pattern is repeated", async () => {
    const repeated = fc
      .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 3 })
      .map((pieces) => pieces.join("").repeat(65_536).slice(0, 65_536));
    await fc.assert(
      fc.asyncProperty(repeated, fc.constantFrom("", "!", "\0", "'"), async (value, end) => {
        expect((await judgeValue("DB_PASSWORD", value + end)).sensitiveName).toBe(true);
      }),
      { numRuns: 60 },
    );
  }, 30_000);

  it("find a token wherever it stands in a long text", async () => {
    const token = "ghp" + "_" + madeUp("base62", 36, 900);
    await fc.assert(
      fc.asyncProperty(fc.nat(200_000), fc.nat(100_000), async (before, after) => {
        const { secret } = await judgeValue(
          "text",
          `${"lorem ipsum ".repeat(before / 12)} ${token} ${"dolor ".repeat(after / 6)}`,
        );
        expect(secret).toEqual({ kind: "github-token", confidence: "high" });
      }),
      { numRuns: 20 },
    );
  });

  it("say nothing of themselves in a judgement", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 12, maxLength: 60 }), async (value) => {
        expect(JSON.stringify(await judgeValue("DB_PASSWORD", value))).not.toContain(
          JSON.stringify(value).slice(1, -1),
        );
      }),
    );
  });
});
