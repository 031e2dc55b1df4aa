import type { Rule, Statement, WebACL } from "@aws-sdk/client-wafv2";
import { describe, expect, test } from "vitest";
import { actionName, ruleGroupRules, webAclRules } from "../../src/collect/waf-rules.ts";

const VisibilityConfig = {
  SampledRequestsEnabled: true,
  CloudWatchMetricsEnabled: true,
  MetricName: "m",
};
const TextTransformations = [{ Priority: 0, Type: "NONE" as const }];

function shape(statement: Statement, more: Partial<Rule> = {}) {
  const rule = { Name: "r", Priority: 0, VisibilityConfig, Statement: statement, ...more };
  const [shaped] = ruleGroupRules({
    Name: "g",
    Id: "i",
    ARN: "a",
    Capacity: 1,
    VisibilityConfig,
    Rules: [rule],
  });
  return shaped;
}

const ipSet = (ARN: string): Statement => ({ IPSetReferenceStatement: { ARN } });
const not = (inner: Statement): Statement => ({ NotStatement: { Statement: inner } });
const and = (...Statements: Statement[]): Statement => ({ AndStatement: { Statements } });
const or = (...Statements: Statement[]): Statement => ({ OrStatement: { Statements } });
const sql = (OversizeHandling?: "CONTINUE" | "MATCH" | "NO_MATCH"): Statement => ({
  SqliMatchStatement: {
    FieldToMatch: { Body: OversizeHandling === undefined ? {} : { OversizeHandling } },
    TextTransformations,
  },
});
const size = (ComparisonOperator: "GT" | "GE" | "LT" | "LE" | "EQ", Size: number): Statement => ({
  SizeConstraintStatement: {
    FieldToMatch: { Body: {} },
    ComparisonOperator,
    Size,
    TextTransformations,
  },
});

describe("IP sets", () => {
  test("are found at every depth, with their sign", () => {
    const rule = shape(and(or(ipSet("a"), not(ipSet("b"))), not(not(ipSet("c")))));
    expect(rule?.ipSets).toEqual([
      { arn: "a", negated: false, scopeDown: false },
      { arn: "b", negated: true, scopeDown: false },
      { arn: "c", negated: false, scopeDown: false },
    ]);
    expect(rule?.statements).toEqual(["And", "IPSetReference", "Not", "Or"]);
  });
});

describe("IP sets in a scope-down statement", () => {
  test("of a rate limit", () => {
    const rule = shape({
      RateBasedStatement: {
        Limit: 100,
        AggregateKeyType: "IP",
        ScopeDownStatement: not(ipSet("a")),
      },
    });
    expect(rule?.ipSets).toEqual([{ arn: "a", negated: true, scopeDown: true }]);
    expect(rule?.statements).toEqual(["RateBased"]);
  });

  test("of a managed rule group", () => {
    const rule = shape({
      ManagedRuleGroupStatement: {
        VendorName: "AWS",
        Name: "AWSManagedRulesCommonRuleSet",
        ScopeDownStatement: and(not(ipSet("a")), ipSet("b")),
      },
    });
    expect(rule?.ipSets).toEqual([
      { arn: "a", negated: true, scopeDown: true },
      { arn: "b", negated: false, scopeDown: true },
    ]);
  });
});

describe("bodies", () => {
  const bodies = (statement: Statement) => shape(statement)?.bodies;

  test("continue by default, as AWS documents", () => {
    expect(bodies(sql())).toEqual([{ oversize: "CONTINUE", alone: true, minimumBytes: null }]);
  });

  test("JSON bodies and other fields", () => {
    const json = {
      XssMatchStatement: {
        FieldToMatch: {
          JsonBody: {
            MatchPattern: { All: {} },
            MatchScope: "ALL" as const,
            OversizeHandling: "MATCH" as const,
          },
        },
        TextTransformations,
      },
    };
    const path = {
      XssMatchStatement: { FieldToMatch: { UriPath: {} }, TextTransformations },
    };
    expect(bodies(or(json, path))).toEqual([
      { oversize: "MATCH", alone: true, minimumBytes: null },
    ]);
  });

  test("a NOT turns the handling of oversize bodies around", () => {
    const handling = (statement: Statement) => bodies(statement)?.map(({ oversize }) => oversize);
    expect(handling(not(sql("MATCH")))).toEqual(["NO_MATCH"]);
    expect(handling(not(sql("NO_MATCH")))).toEqual(["MATCH"]);
    expect(handling(not(sql("CONTINUE")))).toEqual(["CONTINUE"]);
    expect(handling(not(not(sql("MATCH"))))).toEqual(["MATCH"]);
  });

  test("alone unless an AND, or an OR under a NOT, stands above", () => {
    const alone = (statement: Statement) => bodies(statement)?.map((body) => body.alone);
    expect(alone(or(sql(), ipSet("a")))).toEqual([true]);
    expect(alone(and(sql(), ipSet("a")))).toEqual([false]);
    expect(alone(not(or(sql(), ipSet("a"))))).toEqual([false]);
    expect(alone(not(and(sql(), ipSet("a"))))).toEqual([true]);
    expect(alone(and(ipSet("a"), or(sql(), ipSet("b"))))).toEqual([false]);
  });

  test.each([
    [size("GT", 8192), 8193],
    [size("GE", 8192), 8192],
    [not(size("LT", 8192)), 8192],
    [not(size("LE", 8192)), 8193],
  ])("a size constraint tells from which size on bodies match (%#)", (statement, minimum) => {
    expect(bodies(statement)?.map(({ minimumBytes }) => minimumBytes)).toEqual([minimum]);
  });
});

test.each([size("LT", 8192), size("LE", 8192), size("EQ", 0), not(size("GT", 8192))])(
  "a size constraint on small bodies does not inspect what padding could hide (%#)",
  (statement) => {
    expect(shape(statement)?.bodies).toEqual([]);
  },
);

test("a size constraint on small bodies that also matches oversize ones stops them", () => {
  const statement: Statement = {
    SizeConstraintStatement: {
      FieldToMatch: { Body: { OversizeHandling: "MATCH" } },
      ComparisonOperator: "EQ",
      Size: 0,
      TextTransformations,
    },
  };
  expect(shape(statement)?.bodies).toEqual([
    { oversize: "MATCH", alone: true, minimumBytes: null },
  ]);
});

test("a rate limit keeps its numbers, and what narrows it is not judged", () => {
  const rule = shape(
    { RateBasedStatement: { Limit: 100, AggregateKeyType: "IP", ScopeDownStatement: sql() } },
    { Action: { Challenge: {} } },
  );
  expect(rule).toMatchObject({
    action: "CHALLENGE",
    statements: ["RateBased"],
    rate: { limit: 100, windowSeconds: 300, aggregateKey: "IP" },
    bodies: [],
  });
});

test("excluded rules and action overrides are one list", () => {
  const rule = shape(
    {
      ManagedRuleGroupStatement: {
        VendorName: "AWS",
        Name: "AWSManagedRulesCommonRuleSet",
        ExcludedRules: [{ Name: "A" }],
        RuleActionOverrides: [{ Name: "B", ActionToUse: { Captcha: {} } }],
        ScopeDownStatement: ipSet("a"),
      },
    },
    { OverrideAction: { None: {} } },
  );
  expect(rule?.action).toBeNull();
  expect(rule?.group).toMatchObject({
    vendor: "AWS",
    arn: null,
    counted: false,
    scopedDown: true,
    overrides: [
      { rule: "A", action: "COUNT" },
      { rule: "B", action: "CAPTCHA" },
    ],
  });
});

test("rules of Firewall Manager stand around the own ones, each by priority", () => {
  const own = (Name: string, Priority: number): Rule => ({
    Name,
    Priority,
    VisibilityConfig,
    Statement: ipSet("a"),
    Action: { Block: {} },
  });
  const firewallManager = (Name: string, Priority: number) => ({
    Name,
    Priority,
    VisibilityConfig,
    FirewallManagerStatement: { RuleGroupReferenceStatement: { ARN: "group" } },
    OverrideAction: { Count: {} },
  });
  const acl: WebACL = {
    Name: "acl",
    Id: "id",
    ARN: "arn",
    DefaultAction: { Allow: {} },
    VisibilityConfig,
    Rules: [own("second", 2), own("first", 1)],
    PreProcessFirewallManagerRuleGroups: [firewallManager("before", 9)],
    PostProcessFirewallManagerRuleGroups: [firewallManager("after", 0)],
  };
  const rules = webAclRules(acl);
  expect(rules.map(({ name }) => name)).toEqual(["before", "first", "second", "after"]);
  expect(rules[0]).toMatchObject({
    firewallManager: true,
    group: { arn: "group", counted: true },
  });
});

test("an action that the SDK does not know has no name", () => {
  expect(actionName({})).toBe("");
  expect(actionName(undefined)).toBe("");
});
