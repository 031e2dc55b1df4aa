import { DescribeVpcsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { Route53ResolverClient } from "../../../src/collect/own-clients/route53-resolver.ts";
import {
  AssociateFirewallRuleGroupCommand,
  AssociateResolverQueryLogConfigCommand,
  CreateResolverQueryLogConfigCommand,
} from "../own-clients/route53-resolver.ts";
import { Route53ProfilesClient } from "../../../src/collect/own-clients/route53-profiles.ts";
import {
  AssociateProfileCommand,
  AssociateResourceToProfileCommand,
  CreateProfileCommand,
} from "../own-clients/route53-profiles.ts";
import { HOME_REGION, type SeedContext } from "./context.ts";
import { makeRunningVpc } from "./vpc.ts";

const BUCKET = "arn:aws:s3:::good-bucket--logs";

const RULE_GROUP = "rslvr-frg-0123456789abcdef";

/** VPCs without protection of their queries; all others that the account has by now get it. */
export async function seed(context: SeedContext): Promise<void> {
  const { client, bad } = context;
  const ec2 = client(EC2Client);
  const resolver = client(Route53ResolverClient);
  const { Vpcs: others = [] } = await ec2.send(new DescribeVpcsCommand({}));
  const config = async (Name: string) => {
    const { ResolverQueryLogConfig } = await resolver.send(
      new CreateResolverQueryLogConfigCommand({
        Name,
        DestinationArn: BUCKET,
        CreatorRequestId: Name,
      }),
    );
    return ResolverQueryLogConfig?.Id;
  };
  const working = await config("queries");
  const broken = await config("broken");
  const log = (ResourceId: string | undefined, ResolverQueryLogConfigId: string | undefined) =>
    resolver.send(
      new AssociateResolverQueryLogConfigCommand({ ResolverQueryLogConfigId, ResourceId }),
    );
  const filter = (VpcId: string | undefined) =>
    resolver.send(
      new AssociateFirewallRuleGroupCommand({
        CreatorRequestId: VpcId,
        FirewallRuleGroupId: RULE_GROUP,
        VpcId,
        Priority: 101,
        Name: "baseline",
      }),
    );
  await log((await makeRunningVpc(context, bad("route53resolver-firewall-off"))).id, working);
  await filter((await makeRunningVpc(context, bad("route53resolver-logging-off"))).id);
  const failing = await makeRunningVpc(context, bad("route53resolver-logging-off", "failing"));
  await filter(failing.id);
  await log(failing.id, broken);
  await seedProfile(context, working);
  for (const { VpcId, IsDefault } of others) {
    if (IsDefault === true) continue;
    await filter(VpcId);
    await log(VpcId, working);
  }
}

/** A VPC whose queries are filtered and logged by a Route 53 Profile alone. */
async function seedProfile(
  context: SeedContext,
  queryLogConfig: string | undefined,
): Promise<void> {
  const profiles = context.client(Route53ProfilesClient);
  const vpc = await makeRunningVpc(context, context.good("vpc", "profile"));
  const { Profile } = await profiles.send(
    new CreateProfileCommand({ Name: "shared", ClientToken: "shared" }),
  );
  const prefix = `arn:aws:route53resolver:${HOME_REGION}:${context.account}`;
  const resources = {
    baseline: `${prefix}:firewall-rule-group/${RULE_GROUP}`,
    queries: `${prefix}:resolver-query-log-config/${queryLogConfig}`,
  };
  for (const [Name, ResourceArn] of Object.entries(resources)) {
    await profiles.send(
      new AssociateResourceToProfileCommand({ ProfileId: Profile?.Id, Name, ResourceArn }),
    );
  }
  await profiles.send(
    new AssociateProfileCommand({ ProfileId: Profile?.Id, Name: "shared", ResourceId: vpc.id }),
  );
}
