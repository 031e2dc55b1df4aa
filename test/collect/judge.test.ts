import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createJudge } from "../../src/collect/judge.ts";

const judge = createJudge(new TextEncoder().encode("one key"));
const otherJudge = createJudge(new TextEncoder().encode("another key"));
const PASSWORD = ["T4k", "hVq9", "zLw2", "Xr7p"].join("");

describe("a judged value", () => {
  test("tells kind, confidence and fingerprint of a secret, and not the secret", async () => {
    const judged = await judge("DB_PASSWORD", PASSWORD);
    expect(judged).toEqual({
      secret: {
        kind: "sensitive-name",
        confidence: "high",
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
      sensitiveName: true,
      form: "plain",
    });
    expect(JSON.stringify(judged)).not.toContain(PASSWORD);
  });

  test("has the same fingerprint under another name, and another under another key", async () => {
    const first = await judge("DB_PASSWORD", PASSWORD);
    const copy = await judge("REPLICA_PASSWORD", PASSWORD);
    const elsewhere = await otherJudge("DB_PASSWORD", PASSWORD);
    expect(copy.secret?.fingerprint).toBe(first.secret?.fingerprint);
    expect(elsewhere.secret?.fingerprint).not.toBe(first.secret?.fingerprint);
  });

  test("has no fingerprint where it is no secret", async () => {
    const arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:orders-AbCdEf";
    expect(await judge("DB_PASSWORD", arn)).toEqual({
      secret: null,
      sensitiveName: true,
      form: "reference",
    });
    expect(await judge("STAGE", "production")).toEqual({
      secret: null,
      sensitiveName: false,
      form: "plain",
    });
  });

  test("carries no part of any password", async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[A-Za-z0-9!%&()+]{12,40}$/), async (value) => {
        expect(JSON.stringify(await judge("ADMIN_PASSWORD", value))).not.toContain(value);
      }),
    );
  });
});
