import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filterPattern } from "../../src/collect/filter-pattern.ts";
import { createJudge } from "../../src/collect/judge.ts";
import { redactBody } from "../../src/collect/redact.ts";
import { madeUp } from "../secrets/made-up.ts";

const judge = createJudge(new Uint8Array(32));
const kept = (pattern: string) => filterPattern(pattern, judge);

describe("the pattern of a metric filter", () => {
  test.each([
    "",
    '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
    '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    "{($.eventSource = kms.amazonaws.com) && (($.eventName=DisableKey)||($.eventName=ScheduleKeyDeletion))}",
    '{ $.eventVersion = "*" && $.eventName = "StopLogging" }',
    '{ ($.eventName = "ConsoleLogin") && ($.responseElements.ConsoleLogin = "Failure") && ($.sourceIPAddress != 192.0.2.*) }',
  ])("is kept when it asks for events of CloudTrail: %s", async (pattern) => {
    expect(await kept(pattern)).toBe(pattern);
  });

  test.each([
    '"a leaked word"',
    "ERROR -Exit",
    "[ip, user, status = 403]",
    '{ $.colour = "blue" }',
    '{ $.eventName = "GetObject" && $.colour = "blue" }',
    '{ $.requestParameters.password = "hunter2-hunter2" && $.eventName = "UpdateLoginProfile" }',
    `{ $.eventName = "${madeUp("base62", 40, 7)}" && $.userAgent = "password=${madeUp("base62", 20, 8)}" }`,
  ])("is hidden when it asks for something else, or holds a secret: %s", async (pattern) => {
    expect(await kept(pattern)).toBe("(hidden)");
  });

  test("is kept whole or not at all, and what is hidden stays so", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 200 }), async (text) => {
        for (const pattern of [text, `{ $.eventName = ${text} }`]) {
          const result = await kept(pattern);
          expect([pattern, "(hidden)"]).toContain(result);
          expect(await kept(result)).toBe(result);
        }
      }),
      { numRuns: 50 },
    );
  });

  test("is kept in recordings just so", async () => {
    const patterns = ['{ $.eventName = "StopLogging" }', '"a leaked word"', ""];
    const body = { metricFilters: patterns.map((pattern) => ({ filterPattern: pattern })) };
    const path = "pattern:metricFilters[].filterPattern";
    const recorded = await redactBody(JSON.stringify(body), [path], judge);
    expect(JSON.parse(recorded ?? "")).toEqual({
      metricFilters: [patterns[0], "(hidden)", ""].map((pattern) => ({ filterPattern: pattern })),
    });
  });
});
