import { z } from "zod";
import { defineResource } from "./define.ts";
import { WafRule } from "./waf-rule.ts";

const Logging = z.object({
  scope: z
    .string()
    .describe("LogScope: CUSTOMER, SECURITY_LAKE or CLOUDWATCH_TELEMETRY_RULE_MANAGED"),
  destinations: z.array(z.string()).describe("LogDestinationConfigs"),
  redactedHeaders: z.array(z.string()).describe("RedactedFields[].SingleHeader.Name in lower case"),
});

const ManagedRules = z.object({
  vendor: z.string().describe("Vendor of the managed rule group"),
  name: z.string().describe("Name of the managed rule group"),
  version: z.string().nullable().describe("Version that was asked for; null: the default version"),
  rules: z
    .array(
      z.object({
        name: z.string().describe("DescribeManagedRuleGroup Rules[].Name"),
        action: z.string().describe("Rules[].Action in capitals"),
      }),
    )
    .describe("The rules in it"),
});

export const WafWebAcl = defineResource({
  type: "AWS::WAFv2::WebACL",
  service: "waf",
  scope: "regional",
  title: "WAF web ACL",
  fields: z.object({
    scope: z
      .enum(["REGIONAL", "CLOUDFRONT"])
      .describe(
        "Scope that ListWebACLs was asked for; CLOUDFRONT web ACLs are in the Region global",
      ),
    endpointRegion: z
      .string()
      .describe("Region that WAF takes calls about it in: us-east-1 for the scope CLOUDFRONT"),
    defaultAction: z.string().describe("GetWebACL WebACL.DefaultAction: ALLOW or BLOCK"),
    rules: z
      .array(WafRule)
      .describe("WebACL.Rules and Pre-/PostProcessFirewallManagerRuleGroups, in evaluation order"),
    managedRules: z
      .array(ManagedRules)
      .describe("DescribeManagedRuleGroup, for managed groups with rules set to COUNT only"),
    bodyLimitBytes: z
      .number()
      .describe(
        "Bytes of a body that WAF inspects whatever it protects: AssociationConfig or default",
      ),
    metricsEnabled: z.boolean().describe("WebACL.VisibilityConfig.CloudWatchMetricsEnabled"),
    managedByFirewallManager: z
      .boolean()
      .describe("WebACL.ManagedByFirewallManager; absent: false"),
    protectedHeaders: z
      .array(z.string())
      .describe("DataProtectionConfig: names of the SINGLE_HEADER fields, in lower case"),
    logging: z
      .array(Logging)
      .describe("ListLoggingConfigurations; scopes other than CUSTOMER where that has none"),
    loadBalancers: z
      .array(z.string())
      .describe("ListResourcesForWebACL ARNs of type APPLICATION_LOAD_BALANCER"),
    userPools: z
      .array(z.string())
      .describe("ListResourcesForWebACL ARNs of type COGNITO_USER_POOL"),
    appRunnerServices: z
      .array(z.string())
      .describe("ListResourcesForWebACL ARNs of type APP_RUNNER_SERVICE"),
    verifiedAccessInstances: z
      .array(z.string())
      .describe("ListResourcesForWebACL ARNs of type VERIFIED_ACCESS_INSTANCE"),
  }),
  example: {
    type: "AWS::WAFv2::WebACL",
    arn: "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/shop/11111111-2222-3333-4444-555555555555",
    id: "11111111-2222-3333-4444-555555555555",
    name: "shop",
    account: "123456789012",
    region: "us-east-1",
    scope: "REGIONAL",
    endpointRegion: "us-east-1",
    defaultAction: "ALLOW",
    rules: [
      {
        name: "core",
        action: null,
        group: {
          arn: null,
          vendor: "AWS",
          name: "AWSManagedRulesCommonRuleSet",
          version: null,
          counted: false,
          scopedDown: false,
          overrides: [],
        },
        statements: ["ManagedRuleGroup"],
        rate: null,
        bodies: [],
        ipSets: [],
        metricsEnabled: true,
        firewallManager: false,
      },
      {
        name: "limit",
        action: "BLOCK",
        group: null,
        statements: ["RateBased"],
        rate: { limit: 2000, windowSeconds: 300, aggregateKey: "IP" },
        bodies: [],
        ipSets: [],
        metricsEnabled: true,
        firewallManager: false,
      },
    ],
    managedRules: [],
    bodyLimitBytes: 8192,
    metricsEnabled: true,
    managedByFirewallManager: false,
    protectedHeaders: [],
    logging: [
      {
        scope: "CUSTOMER",
        destinations: ["arn:aws:s3:::aws-waf-logs-shop"],
        redactedHeaders: ["authorization", "cookie"],
      },
    ],
    loadBalancers: [
      "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/shop/0123456789abcdef",
    ],
    userPools: [],
    appRunnerServices: [],
    verifiedAccessInstances: [],
  },
});
