import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ALARMED_EVENTS } from "../../src/facts/alarmed-events.ts";
import { FilterPatternError, parseLogFilterPattern } from "../../src/facts/log-filter-pattern.ts";

const EVENT = {
  eventName: "ConsoleLogin",
  eventSource: "signin.amazonaws.com",
  errorCode: "Client.UnauthorizedOperation",
  userIdentity: { type: "Root", sessionContext: { attributes: { mfa: false } } },
  resources: [{ ARN: "arn:a", n: 3 }, { ARN: "arn:b" }],
  empty: null,
};

describe("filter patterns for JSON", () => {
  test.each<[pattern: string, matches: boolean]>([
    ["", true],
    ["{ $.eventName = ConsoleLogin }", true],
    ['{$.eventName="ConsoleLogin"}', true],
    ["{ $.eventName = consolelogin }", false],
    ['{ $.errorCode = "*UnauthorizedOperation" }', true],
    ['{ $.errorCode = "Client.*Operation" }', true],
    ['{ $.errorCode = "*Nothing*" }', false],
    ['{ $.errorCode = "Client*" || $.eventName = Other }', true],
    ["{ $.eventName = Other && $.errorCode = * }", false],
    [
      "{ ($.eventName = Other) || ($.eventName = ConsoleLogin && $.userIdentity.type = Root) }",
      true,
    ],
    ["{ $.eventName = Other && $.a = 1 || $.eventName = ConsoleLogin }", true],
    ["{ $.eventName = Other && ($.a = 1 || $.eventName = ConsoleLogin) }", false],
    ['{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS }', true],
    ["{ $.userIdentity.type NOT EXISTS }", false],
    ["{ $.eventName != ConsoleLogin }", false],
    ["{ $.eventName != Other }", true],
    ["{ $.empty IS NULL }", true],
    ["{ $.userIdentity.sessionContext.attributes.mfa IS FALSE }", true],
    ["{ $.userIdentity.sessionContext.attributes.mfa is true }", false],
    ["{ $.resources[0].n = 3 }", true],
    ["{ $.resources[0].n >= 4 }", false],
    ["{ $.resources[*].ARN = arn:b }", true],
    ["{ $.resources[1].ARN = arn:a }", false],
    ["ConsoleLogin", true],
    ["ConsoleLogin Nothing", false],
    ["?Nothing ?ConsoleLogin", true],
    ["ConsoleLogin -Root", false],
    ['"signin.amazonaws.com"', true],
  ])("%s", (pattern, matches) => {
    expect(parseLogFilterPattern(pattern)(EVENT)).toBe(matches);
  });

  test.each([
    "[ip, user, status = 4*]",
    "{ $.a = %^x+$% }",
    "{ $.a }",
    "{ $.a = }",
    "{ ($.a = 1 }",
    "{ $.a = 1 && }",
    "{ a = 1 }",
    "{ $.a = 1 } trailing",
  ])("is not judged: %s", (pattern) => {
    expect(() => parseLogFilterPattern(pattern)(EVENT)).toThrow(FilterPatternError);
  });

  test("no text makes the reader fail otherwise, or hang", () => {
    const token = fc.constantFrom(
      "{",
      "}",
      "(",
      ")",
      "$.a",
      "=",
      "!=",
      "&&",
      "||",
      "*",
      '"',
      "NOT",
      "IS",
      " ",
      "%",
      "1",
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 40 }), (tokens) => {
        try {
          parseLogFilterPattern(tokens.join(""))(EVENT);
        } catch (error) {
          expect(error).toBeInstanceOf(FilterPatternError);
        }
      }),
    );
  });

  test("either a comparison holds or its opposite", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(EVENT)),
        fc.string({ maxLength: 5 }),
        (key, text) => {
          const value = JSON.stringify(text.replaceAll(/["\\]/g, ""));
          const equal = parseLogFilterPattern(`{ $.${key} = ${value} }`)(EVENT);
          expect(parseLogFilterPattern(`{ $.${key} != ${value} }`)(EVENT)).toBe(!equal);
        },
      ),
    );
  });
});

describe("patterns that the CIS benchmark gives", () => {
  const CIS: Partial<Record<keyof typeof ALARMED_EVENTS, string>> = {
    rootUse:
      '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
    unauthorizedCall:
      '{ ($.errorCode ="*UnauthorizedOperation") || ($.errorCode ="AccessDenied*") }',
    signInWithoutMfa:
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
    failedSignIn: '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
    kmsKeyRemoval:
      "{ ($.eventSource = kms.amazonaws.com) && (($.eventName=DisableKey)||($.eventName=ScheduleKeyDeletion)) }",
  };
  test.each(Object.entries(CIS))("catch every event of %s and no other sample", (kind, pattern) => {
    const matches = parseLogFilterPattern(pattern);
    const own: readonly { event: object }[] = ALARMED_EVENTS[kind as keyof typeof ALARMED_EVENTS];
    expect(own.map(({ event }) => matches(event))).not.toContain(false);
    const other = Object.entries(ALARMED_EVENTS).filter(([name]) => name !== kind);
    expect(
      other.flatMap(([, samples]) => samples.map(({ event }) => matches(event))),
    ).not.toContain(true);
  });
});
