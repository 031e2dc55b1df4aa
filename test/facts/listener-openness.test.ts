import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { servesStrangers } from "../../src/facts/listener-openness.ts";
import { LoadBalancerListener } from "../../src/resources/load-balancer-listener.ts";

type Rules = (typeof LoadBalancerListener.example)["rules"];
type Rule = Rules[number];

const listener = (rules: Rules) => ({ ...LoadBalancerListener.example, rules });
const act = (type: string, onUnauthenticatedRequest: string | null = null) => ({
  type,
  onUnauthenticatedRequest,
  redirectProtocol: null,
  targetGroups: [],
});
const behind = (...types: Parameters<typeof act>[]) =>
  rule({ everyRequest: true, actions: [...types.map((each) => act(...each)), act("forward")] });
const rule = (changes: Partial<Rule>, action = "forward"): Rule => ({
  priority: "1",
  everyRequest: false,
  fromAnywhere: true,
  headerNames: [],
  actions: [act(action)],
  ...changes,
});
const byDefault = (action: string) => rule({ priority: "default", everyRequest: true }, action);

describe("whether strangers are served", () => {
  test.each([
    ["everything is passed on", [byDefault("forward")], true],
    ["everything is refused", [byDefault("fixed-response")], false],
    ["one path is passed on", [rule({}), byDefault("fixed-response")], true],
    [
      "a header is demanded",
      [rule({ headerNames: ["x-origin-verify"] }), byDefault("fixed-response")],
      false,
    ],
    [
      "a header is demanded beside one that all send",
      [rule({ headerNames: ["host", "x-origin-verify"] }), byDefault("fixed-response")],
      false,
    ],
    [
      "only a header that all send is demanded",
      [rule({ headerNames: ["user-agent"] }), byDefault("fixed-response")],
      true,
    ],
    [
      "a header is demanded, and the default passes on",
      [rule({ headerNames: ["x-origin-verify"] }), byDefault("forward")],
      true,
    ],
    ["only certain addresses", [rule({ fromAnywhere: false }), byDefault("fixed-response")], false],
    ["behind a login", [behind(["authenticate-oidc", "authenticate"])], false],
    ["behind a login of which no more is told", [behind(["authenticate-cognito"])], false],
    ["behind a login that may be left out", [behind(["authenticate-oidc", "allow"])], true],
    ["behind a token", [behind(["jwt-validation"])], false],
    [
      "a header is demanded that tells of CloudFront",
      [rule({ headerNames: ["x-amz-cf-id"] }), byDefault("fixed-response")],
      true,
    ],
    ["no rules", [], false],
  ] as [string, Rules, boolean][])("%s", (_, rules, expected) => {
    expect(servesStrangers(listener(rules))).toBe(expected);
  });

  test.each([
    ["verify", false],
    ["passthrough", true],
    ["off", true],
    [null, true],
  ])("with mutual authentication %s: %s", (mutualAuthentication, expected) => {
    const open = listener([byDefault("forward")]);
    expect(servesStrangers({ ...open, mutualAuthentication })).toBe(expected);
  });

  test("what comes after a rule for every request changes nothing", () => {
    const any = fc
      .record({
        everyRequest: fc.boolean(),
        fromAnywhere: fc.boolean(),
        headerNames: fc.subarray(["host", "x-origin-verify"]),
        action: fc.constantFrom("forward", "redirect", "fixed-response"),
      })
      .map(({ action, ...changes }) => rule(changes, action));
    const catchAll = fc.constantFrom("redirect", "fixed-response", "forward").map(byDefault);
    fc.assert(
      fc.property(fc.array(any), catchAll, fc.array(any), (before, last, after) => {
        expect(servesStrangers(listener([...before, last, ...after]))).toBe(
          servesStrangers(listener([...before, last])),
        );
      }),
    );
  });
});
