import {
  DescribeManagedRuleGroupCommand,
  GetIPSetCommand,
  GetRuleGroupCommand,
  GetWebACLCommand,
  ListIPSetsCommand,
  ListLoggingConfigurationsCommand,
  ListResourcesForWebACLCommand,
  ListWebACLsCommand,
} from "@aws-sdk/client-wafv2";
import { WafIpSet } from "../resources/waf-ip-set.ts";
import { WafRuleGroup } from "../resources/waf-rule-group.ts";
import { WafWebAcl } from "../resources/waf-web-acl.ts";
import { call, type CollectContext } from "./define.ts";

const page = ["NextMarker", "NextMarker"] as const;

// Headers that a rule adds for the origin often are a shared secret; so is what a rule may look for in a request.
const SECRETS = ["**.Value", "**.SearchString", "**.Content"];

/** The calls of the collector waf. */
export const wafCalls = {
  ListWebACLs: call(
    ListWebACLsCommand,
    "wafv2:ListWebACLs",
    [{ type: WafWebAcl }, { type: WafRuleGroup }],
    { page },
  ),
  GetWebACL: call(
    GetWebACLCommand,
    "wafv2:GetWebACL",
    {
      type: WafWebAcl,
      fields: [
        "defaultAction",
        "rules",
        "bodyLimitBytes",
        "metricsEnabled",
        "managedByFirewallManager",
        "protectedHeaders",
      ],
    },
    { secrets: SECRETS },
  ),
  ListLoggingConfigurations: call(
    ListLoggingConfigurationsCommand,
    "wafv2:ListLoggingConfigurations",
    { type: WafWebAcl, fields: ["logging"] },
    { page },
  ),
  // In a Region without the service WAF does not know the resource type: nothing of it is protected there.
  ListResourcesForWebACL: call(
    ListResourcesForWebACLCommand,
    "wafv2:ListResourcesForWebACL",
    {
      type: WafWebAcl,
      fields: ["loadBalancers", "userPools", "appRunnerServices", "verifiedAccessInstances"],
    },
    {
      none: ["WAFInvalidParameterException"],
      dependentActions: [
        "apprunner:ListAssociatedServicesForWebAcl",
        "cognito-idp:ListResourcesForWebACL",
        "ec2:DescribeVerifiedAccessInstanceWebAclAssociations",
      ],
    },
  ),
  DescribeManagedRuleGroup: call(
    DescribeManagedRuleGroupCommand,
    "wafv2:DescribeManagedRuleGroup",
    { type: WafWebAcl, fields: ["managedRules"] },
  ),
  GetRuleGroup: call(
    GetRuleGroupCommand,
    "wafv2:GetRuleGroup",
    { type: WafRuleGroup, fields: ["rules"] },
    { secrets: SECRETS },
  ),
  ListIPSets: call(ListIPSetsCommand, "wafv2:ListIPSets", { type: WafIpSet }, { page }),
  GetIPSet: call(GetIPSetCommand, "wafv2:GetIPSet", { type: WafIpSet, fields: ["addresses"] }),
};
export type WafContext = CollectContext<typeof wafCalls>;
