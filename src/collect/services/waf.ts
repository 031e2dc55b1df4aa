import {
  type LogScope,
  type ResourceType as AssociatedType,
  type WebACLSummary,
  WAFV2Client,
} from "@aws-sdk/client-wafv2";
import { WafIpSet } from "../../resources/waf-ip-set.ts";
import type { WafRule } from "../../resources/waf-rule.ts";
import { WafRuleGroup } from "../../resources/waf-rule-group.ts";
import { WafWebAcl } from "../../resources/waf-web-acl.ts";
import { defineCollector } from "../define.ts";
import { hasCloudFront } from "../has-cloudfront.ts";
import { wafCalls, type WafContext } from "../waf-calls.ts";
import { actionName, ruleGroupRules, webAclRules } from "../waf-rules.ts";
import { loggingSettings, webAclSettings, type WafScope } from "../waf-settings.ts";

export default defineCollector({
  service: "waf",
  scope: "both",
  client: WAFV2Client,
  calls: wafCalls,
  async *collect(context) {
    if (scopeOf(context) === "CLOUDFRONT" && !hasCloudFront(context.partition)) return;
    if (context.wants(WafWebAcl)) yield* webAcls(context);
    if (context.wants(WafIpSet)) yield* ipSets(context);
  },
});

function scopeOf(context: WafContext): WafScope {
  return context.region === "global" ? "CLOUDFRONT" : "REGIONAL";
}

async function* webAcls(context: WafContext) {
  const Scope = scopeOf(context);
  const listed: WebACLSummary[] = [];
  for await (const acl of context.items("ListWebACLs", { Scope }, (output) => output.WebACLs)) {
    listed.push(acl);
  }
  if (listed.length === 0) return;
  const loggingOf = await loggingByAcl(context, listed);
  const managed = managedGroups(context);
  const groups = new Set<string>();
  yield* context.each(listed, async ({ ARN: arn = "", Id: id = "", Name: name = "" }) => {
    const acl = (await context.read("GetWebACL", { Name: name, Id: id, Scope }, arn))?.WebACL;
    const rules = acl && webAclRules(acl);
    for (const { group } of rules ?? []) if (group?.arn) groups.add(group.arn);
    return context.resource(WafWebAcl, {
      arn,
      id,
      name,
      scope: Scope,
      endpointRegion: context.endpointRegion,
      ...(acl && webAclSettings(acl, Scope)),
      rules,
      managedRules: rules && (await managed(rules)),
      logging: loggingOf(arn),
      ...(await associations(context, arn)),
    });
  });
  yield* ruleGroups(context, groups);
}

/** Logging configurations by web ACL; scopes that other services manage are asked only where customers have none. */
async function loggingByAcl(context: WafContext, acls: readonly WebACLSummary[]) {
  const byAcl = new Map<string, ReturnType<typeof loggingSettings>[]>();
  const scopes: LogScope[] = ["CUSTOMER", "SECURITY_LAKE", "CLOUDWATCH_TELEMETRY_RULE_MANAGED"];
  for (const LogScope of scopes) {
    if (acls.every(({ ARN: arn = "" }) => byAcl.has(arn))) break;
    const listed = await context.readAll(
      "ListLoggingConfigurations",
      { Scope: scopeOf(context), LogScope },
      (output) => output.LoggingConfigurations,
    );
    // What was found so far holds; of the other web ACLs it is not known whether they log.
    if (!listed) return (arn: string) => byAcl.get(arn);
    const known = new Set(byAcl.keys());
    for (const configuration of listed) {
      const arn = configuration.ResourceArn ?? "";
      if (known.has(arn)) continue;
      byAcl.set(arn, [...(byAcl.get(arn) ?? []), loggingSettings(configuration, LogScope)]);
    }
  }
  return (arn: string) => byAcl.get(arn) ?? [];
}

/** Describes managed rule groups once each, and only those where rules are set to count: all of them may be. */
function managedGroups(context: WafContext) {
  const described = new Map<string, ReturnType<typeof describeGroup>>();
  return async (rules: readonly WafRule[]) => {
    const counting = rules.flatMap(({ group }) =>
      group?.vendor && group.overrides.some(({ action }) => action === "COUNT") ? [group] : [],
    );
    const result = [];
    for (const { vendor, name, version } of counting) {
      const key = JSON.stringify([vendor, name, version]);
      const known = described.get(key) ?? describeGroup(context, vendor ?? "", name, version);
      described.set(key, known);
      const group = await known;
      if (group === undefined) return undefined;
      result.push(group);
    }
    return result;
  };
}

async function describeGroup(
  context: WafContext,
  vendor: string,
  name: string,
  version: string | null,
) {
  const output = await context.read("DescribeManagedRuleGroup", {
    VendorName: vendor,
    Name: name,
    Scope: scopeOf(context),
    ...(version === null ? {} : { VersionName: version }),
  });
  if (!output) return undefined;
  const rules = (output.Rules ?? []).map(({ Name: rule = "", Action: action }) => ({
    name: rule,
    action: actionName(action),
  }));
  return { vendor, name, version, rules };
}

const ASSOCIATED: readonly [field: AssociationField, type: AssociatedType][] = [
  ["loadBalancers", "APPLICATION_LOAD_BALANCER"],
  ["userPools", "COGNITO_USER_POOL"],
  ["appRunnerServices", "APP_RUNNER_SERVICE"],
  ["verifiedAccessInstances", "VERIFIED_ACCESS_INSTANCE"],
];
type AssociationField =
  | "loadBalancers"
  | "userPools"
  | "appRunnerServices"
  | "verifiedAccessInstances";

/** What the web ACL protects, of the types that do not tell it themselves. */
async function associations(context: WafContext, arn: string) {
  const found: Partial<Record<AssociationField, string[] | undefined>> = {};
  for (const [field, type] of ASSOCIATED) {
    if (!context.wants(WafWebAcl, field)) continue;
    found[field] =
      scopeOf(context) === "CLOUDFRONT" ? [] : await protectedResources(context, arn, type);
  }
  return found;
}

async function protectedResources(context: WafContext, arn: string, type: AssociatedType) {
  const input = { WebACLArn: arn, ResourceType: type };
  const output = await context.read("ListResourcesForWebACL", input, arn);
  return output === null ? [] : output && (output.ResourceArns ?? []);
}

async function* ruleGroups(context: WafContext, arns: ReadonlySet<string>) {
  if (!context.wants(WafRuleGroup)) return;
  yield* context.each(arns, async (arn) => {
    const [name = arn, id = arn] = arn.split("/").slice(-2);
    const group = (await context.read("GetRuleGroup", { ARN: arn }, arn))?.RuleGroup;
    return context.resource(WafRuleGroup, { arn, id, name, rules: group && ruleGroupRules(group) });
  });
}

async function* ipSets(context: WafContext) {
  const Scope = scopeOf(context);
  const listed = context.items("ListIPSets", { Scope }, (output) => output.IPSets);
  yield* context.each(listed, async ({ ARN: arn = "", Id: id = "", Name: name = "" }) => {
    const output = await context.read("GetIPSet", { Name: name, Id: id, Scope }, arn);
    return context.resource(WafIpSet, {
      arn,
      id,
      name,
      scope: Scope,
      endpointRegion: context.endpointRegion,
      addresses: output?.IPSet && (output.IPSet.Addresses ?? []),
    });
  });
}
