import type { FieldToMatch, OverrideAction, Rule, Statement } from "@aws-sdk/client-wafv2";

const BODY_TRANSFORMATIONS = [{ Priority: 0, Type: "URL_DECODE" as const }];

/** A rule of a web ACL; priorities are given out when the web ACL is made. */
export type PlannedRule = Omit<Rule, "Priority">;

/** A plain rule that blocks, unless told otherwise. */
export function rule(
  Name: string,
  Statement: Statement,
  Action: Rule["Action"] = { Block: {} },
): PlannedRule {
  return { Name, Statement, Action, VisibilityConfig: visibility(Name) };
}

/** The core rule set of AWS, with the given rules set to count. */
export function core(
  counted: readonly string[] = [],
  OverrideAction: OverrideAction = { None: {} },
): PlannedRule {
  const group = { VendorName: "AWS", Name: "AWSManagedRulesCommonRuleSet" };
  const RuleActionOverrides = counted.map((Name) => ({ Name, ActionToUse: { Count: {} } }));
  return {
    Name: "core",
    Statement: { ManagedRuleGroupStatement: { ...group, RuleActionOverrides } },
    OverrideAction,
    VisibilityConfig: visibility("core"),
  };
}

/** The managed rule group of AWS against floods of requests. */
export function antiDdos(): PlannedRule {
  const challenge = { UsageOfAction: "DISABLED" as const };
  return {
    Name: "anti-ddos",
    Statement: {
      ManagedRuleGroupStatement: {
        VendorName: "AWS",
        Name: "AWSManagedRulesAntiDDoSRuleSet",
        ManagedRuleGroupConfigs: [
          { AWSManagedRulesAntiDDoSRuleSet: { ClientSideActionConfig: { Challenge: challenge } } },
        ],
      },
    },
    OverrideAction: { None: {} },
    VisibilityConfig: visibility("anti-ddos"),
  };
}

/** A rate limit per client address over five minutes. */
export function rateLimit(Limit = 2_000, Action: Rule["Action"] = { Block: {} }): PlannedRule {
  return rule("rate-limit", { RateBasedStatement: { Limit, AggregateKeyType: "IP" } }, Action);
}

/** A rule that looks for SQL injection in the body. */
export function sqlInBody(field: FieldToMatch["Body"]): PlannedRule {
  return rule("sql-in-body", {
    SqliMatchStatement: {
      FieldToMatch: { Body: field },
      TextTransformations: BODY_TRANSFORMATIONS,
    },
  });
}

/** A rule that runs a rule group of the account. */
export function ownGroup(ARN: string): PlannedRule {
  return {
    Name: "own-group",
    Statement: { RuleGroupReferenceStatement: { ARN } },
    OverrideAction: { None: {} },
    VisibilityConfig: visibility("own-group"),
  };
}

export function visibility(MetricName: string, CloudWatchMetricsEnabled = true) {
  return { SampledRequestsEnabled: true, CloudWatchMetricsEnabled, MetricName };
}
