import fc from "fast-check";
import { expect, test } from "vitest";
import { anyOf } from "../../src/facts/any-of.ts";
import { UnreadError } from "../../src/facts/unread.ts";
import type { Gap } from "../../src/model/gap.ts";

const gap: Gap = {
  type: "AWS::WAFv2::RuleGroup",
  account: "123456789012",
  region: "us-east-1",
  service: "waf",
  operation: "GetRuleGroup",
  permission: "wafv2:GetRuleGroup",
  reason: "denied",
  message: "AccessDenied",
};

type Reply = boolean | "unread";
const ask = (reply: Reply) => () => {
  if (reply === "unread") throw new UnreadError([gap]);
  return reply;
};

test("a yes decides, then the unread, then no", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom<Reply>(true, false, "unread")), (replies) => {
      const answer = () => anyOf(replies.map(ask));
      if (!replies.includes(true) && replies.includes("unread"))
        expect(answer).toThrow(UnreadError);
      else expect(answer()).toBe(replies.includes(true));
    }),
  );
});

test("every gap is named", () => {
  try {
    anyOf([ask("unread"), ask(false), ask("unread")]);
    expect.unreachable();
  } catch (error) {
    expect((error as UnreadError).gaps).toEqual([gap, gap]);
  }
});

test("another error is not swallowed", () => {
  const broken = () => {
    throw new RangeError("broken");
  };
  expect(() => anyOf([broken, ask(true)])).toThrow(RangeError);
});
