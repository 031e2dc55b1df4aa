import { z } from "zod";

const ActionOverride = z.object({
  rule: z.string().describe("RuleActionOverrides[].Name or ExcludedRules[].Name"),
  action: z.string().describe("RuleActionOverrides[].ActionToUse; COUNT for excluded rules"),
});

const RuleGroupUse = z.object({
  arn: z
    .string()
    .nullable()
    .describe("RuleGroupReferenceStatement ARN; null for a managed rule group"),
  vendor: z
    .string()
    .nullable()
    .describe("ManagedRuleGroupStatement VendorName; null for a rule group of your own"),
  name: z.string().describe("ManagedRuleGroupStatement Name; empty for a rule group of your own"),
  version: z
    .string()
    .nullable()
    .describe("ManagedRuleGroupStatement Version; null: the vendor's default version"),
  counted: z.boolean().describe("OverrideAction is Count: whatever the group decides only counts"),
  scopedDown: z.boolean().describe("ManagedRuleGroupStatement has a ScopeDownStatement"),
  overrides: z.array(ActionOverride).describe("Rules of the group whose action is changed here"),
});

const RateLimit = z.object({
  limit: z.number().describe("RateBasedStatement Limit: requests per window"),
  windowSeconds: z.number().describe("EvaluationWindowSec; AWS's default is 300"),
  aggregateKey: z
    .string()
    .describe("AggregateKeyType: IP, FORWARDED_IP, CUSTOM_KEYS or CONSTANT (all clients together)"),
});

const BodyInspection = z.object({
  oversize: z
    .string()
    .describe(
      "OversizeHandling, turned around under a NOT: CONTINUE (the default), MATCH, NO_MATCH",
    ),
  alone: z.boolean().describe("The statement alone decides: no AND stands above it"),
  minimumBytes: z
    .number()
    .nullable()
    .describe("SizeConstraintStatement: bodies of this size and more match; null for other kinds"),
});

const IpSetUse = z.object({
  arn: z.string().describe("IPSetReferenceStatement ARN"),
  negated: z.boolean().describe("Stands under a NotStatement: addresses outside the set match"),
  scopeDown: z
    .boolean()
    .describe("Stands in a ScopeDownStatement: it tells which requests the rule looks at"),
});

/** One rule of a web ACL or rule group, its statements reduced to what can be judged; search strings are not kept. */
export const WafRule = z.object({
  name: z.string().describe("Rules[].Name"),
  action: z
    .string()
    .nullable()
    .describe("Rules[].Action in capitals: ALLOW, BLOCK, COUNT, CAPTCHA, …; null for rule groups"),
  group: RuleGroupUse.nullable().describe(
    "The rule group that the rule runs; null for a plain rule",
  ),
  statements: z
    .array(z.string())
    .describe(
      "Kinds of the statements at every depth, for example SqliMatch; not inside rate limits",
    ),
  rate: RateLimit.nullable().describe("RateBasedStatement; null for other rules"),
  bodies: z.array(BodyInspection).describe("Statements whose FieldToMatch is Body or JsonBody"),
  ipSets: z.array(IpSetUse).describe("IP sets that the rule tests addresses against"),
  metricsEnabled: z.boolean().describe("VisibilityConfig.CloudWatchMetricsEnabled"),
  firewallManager: z
    .boolean()
    .describe("From PreProcess- or PostProcessFirewallManagerRuleGroups, so not yours to change"),
});
export type WafRule = z.infer<typeof WafRule>;
