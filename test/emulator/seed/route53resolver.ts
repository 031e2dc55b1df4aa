import { DescribeVpcsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { Route53ResolverClient } from "../../../src/collect/aws-json/route53-resolver.ts";
import {
  AssociateFirewallRuleGroupCommand,
  AssociateResolverQueryLogConfigCommand,
  CreateResolverQueryLogConfigCommand,
} from "../aws-json/route53-resolver.ts";
import type { SeedContext } from "./context.ts";
import { makeRunningVpc } from "./vpc.ts";

const BUCKET = "arn:aws:s3:::good-bucket--logs";

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
        FirewallRuleGroupId: "rslvr-frg-0123456789abcdef",
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
  for (const { VpcId, IsDefault } of others) {
    if (IsDefault === true) continue;
    await filter(VpcId);
    await log(VpcId, working);
  }
}
