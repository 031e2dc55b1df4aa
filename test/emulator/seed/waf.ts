import { CreateIPSetCommand, CreateRuleGroupCommand, WAFV2Client } from "@aws-sdk/client-wafv2";
import { CORE_RULES } from "../answers/wafv2-rules.ts";
import { makeUserPool } from "./cognito-user-pool.ts";
import type { SeedContext } from "./context.ts";
import { seedDistributions } from "./waf-distributions.ts";
import { core, ownGroup, rateLimit, rule, sqlInBody, visibility } from "./waf-rules.ts";
import { seedTargets } from "./waf-targets.ts";
import { makeWebAcl, type WebAclPlan } from "./waf-web-acl.ts";

/** Web ACLs, IP sets and everything that a web ACL can protect, sound and not. */
export async function seed(context: SeedContext): Promise<void> {
  const { bad, good } = context;
  for (const plan of plans(context)) await makeWebAcl(context, plan);
  await seedRuleGroup(context);
  await seedIpSets(context);
  const regional = await makeWebAcl(context, { name: good("web-acl", "shared") });
  const global = await makeWebAcl(context, { name: good("web-acl", "edge"), scope: "CLOUDFRONT" });
  await makeUserPool(context, bad("waf-missing-on-cognito"));
  await seedTargets(context, regional, global);
  await seedDistributions(context, global);
}

function plans({ bad, good }: SeedContext): WebAclPlan[] {
  const count = { Count: {} };
  return [
    { name: good("web-acl", "core-and-rate-limit") },
    { name: good("web-acl", "blocks-by-default"), defaultAction: { Block: {} }, rules: [] },
    { name: bad("waf-acl-empty"), rules: [] },
    { name: bad("waf-acl-count-only"), rules: [core([], count), rateLimit(2_000, count)] },
    { name: bad("waf-acl-count-only", "rule-by-rule"), rules: [core(CORE_RULES)] },
    { name: bad("waf-acl-no-rate-rule"), rules: [core()] },
    { name: bad("waf-acl-no-rate-rule", "counted"), rules: [core(), rateLimit(2_000, count)] },
    { name: bad("waf-rate-limit-high"), rules: [core(), rateLimit(50_000)] },
    { name: bad("waf-acl-no-managed-core"), rules: [rateLimit()] },
    { name: bad("waf-acl-logging-off"), redacted: null },
    { name: bad("waf-acl-log-not-redacted"), redacted: ["authorization"] },
    { name: bad("waf-acl-metrics-off"), metrics: false },
    { name: bad("waf-acl-unassociated"), associated: false },
    { name: bad("waf-acl-unassociated", "edge"), scope: "CLOUDFRONT" },
    {
      name: bad("waf-body-oversize-continue"),
      rules: [rateLimit(), sqlInBody({ OversizeHandling: "CONTINUE" })],
    },
    {
      name: bad("waf-body-oversize-continue", "counted-size-rule"),
      rules: [rateLimit(), core(["SizeRestrictions_BODY"]), sqlInBody({})],
    },
    {
      name: good("web-acl", "oversize-matches"),
      rules: [rateLimit(), sqlInBody({ OversizeHandling: "MATCH" })],
    },
    { name: good("web-acl", "oversize-refused"), rules: [rateLimit(), core(), sqlInBody({})] },
  ];
}

async function seedRuleGroup(context: SeedContext): Promise<void> {
  const name = context.good("rule-group", "rate-limit");
  const { Summary } = await context.client(WAFV2Client).send(
    new CreateRuleGroupCommand({
      Name: name,
      Scope: "REGIONAL",
      Capacity: 10,
      Rules: [{ ...rateLimit(), Priority: 0 }],
      VisibilityConfig: visibility(name),
    }),
  );
  await makeWebAcl(context, {
    name: context.good("web-acl", "own-group"),
    rules: [core(), ownGroup(Summary?.ARN ?? "")],
  });
}

const HALVES = ["0.0.0.0/1", "128.0.0.0/1"];

async function seedIpSets(context: SeedContext): Promise<void> {
  const { bad, good } = context;
  const offices = await makeIpSet(context, good("ip-set", "offices"), ["192.0.2.0/24"]);
  const everyone = await makeIpSet(context, bad("waf-ipset-everything"), HALVES);
  const notBlocked = await makeIpSet(context, bad("waf-ipset-everything", "negated"), HALVES);
  const blocked = await makeIpSet(context, good("ip-set", "everyone-blocked"), HALVES);
  const inSet = (ARN: string) => ({ IPSetReferenceStatement: { ARN } });
  await makeWebAcl(context, {
    name: good("web-acl", "with-ip-sets"),
    rules: [
      rule("offices", inSet(offices), { Allow: {} }),
      rule("everyone", inSet(everyone), { Allow: {} }),
      rule("others", { NotStatement: { Statement: inSet(notBlocked) } }),
      rule("blocked", inSet(blocked)),
      core(),
      rateLimit(),
    ],
  });
}

async function makeIpSet({ client }: SeedContext, Name: string, addresses: readonly string[]) {
  const { Summary } = await client(WAFV2Client).send(
    new CreateIPSetCommand({
      Name,
      Scope: "REGIONAL",
      IPAddressVersion: "IPV4",
      Addresses: [...addresses],
    }),
  );
  return Summary?.ARN ?? "";
}
