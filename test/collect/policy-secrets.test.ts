import { expect, test } from "vitest";
import { withoutSharedSecrets } from "../../src/collect/policy-secrets.ts";
import { redactBody } from "../../src/collect/redact.ts";

const policy = (condition: object) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: "*",
        Action: "s3:GetObject",
        Resource: "*",
        Condition: condition,
      },
    ],
  });

test.each([
  ["a text", { StringEquals: { "aws:Referer": "open-sesame" } }],
  ["a list", { StringLike: { "AWS:UserAgent": ["open-sesame", "*open-sesame*"] } }],
])("%s that strangers could send along is not kept", (_, condition) => {
  const kept = withoutSharedSecrets(policy(condition));
  expect(kept).not.toContain("open-sesame");
  expect(Object.keys(JSON.parse(kept) as object)).toEqual(["Version", "Statement"]);
});

test("everything else of the policy stays", () => {
  const text = policy({ StringEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } });
  expect(withoutSharedSecrets(text)).toBe(text);
});

test("what is no JSON is not kept", () => {
  expect(withoutSharedSecrets('{"aws:Referer": "open-sesame"')).toBe("");
});

test("recordings of policies lose the values too, and replay to the same", async () => {
  const judge = () => Promise.reject(new Error("nothing to judge"));
  const text = policy({
    StringLike: { "aws:referer": ["open-sesame"], "aws:UserAgent": "open-sesame" },
  });
  const redacted = await redactBody(text, ["**.aws:Referer", "**.aws:UserAgent"], judge);
  expect(redacted).not.toContain("open-sesame");
  expect(withoutSharedSecrets(redacted ?? "")).toBe(withoutSharedSecrets(text));
});

test("of a policy that is text in JSON they lose them as well", async () => {
  const judge = () => Promise.reject(new Error("nothing to judge"));
  const text = policy({ StringEquals: { "lambda:EventSourceToken": "open-sesame" } });
  const redacted = await redactBody(
    JSON.stringify({ Policy: text, Other: '{"kept": "as it is"}' }),
    ["**.lambda:EventSourceToken"],
    judge,
  );
  const { Policy: kept = "", Other: other } = JSON.parse(redacted ?? "") as Record<string, string>;
  expect(kept).not.toContain("open-sesame");
  expect(withoutSharedSecrets(kept)).toBe(withoutSharedSecrets(text));
  expect(other).toBe('{"kept": "as it is"}');
});

test("of an access point's policy in XML nothing after such a key is recorded", async () => {
  const path = "[aA][wW][sS]:(?:[rR]eferer|[uU]ser[aA]gent)";
  const judge = () => Promise.reject(new Error("nothing to judge"));
  const text = policy({ StringLike: { "aws:UserAgent": "open-sesame" } }).replaceAll('"', "&quot;");
  const redacted = await redactBody(`<R><Policy>${text}</Policy></R>`, [path], judge);
  expect(redacted).not.toContain("open-sesame");
  expect(redacted).toMatch(/aws:UserAgent<\/Policy><\/R>$/);
});
