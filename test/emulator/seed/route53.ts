import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  PutResourcePolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { DescribeInstancesCommand, EC2Client } from "@aws-sdk/client-ec2";
import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  CreateQueryLoggingConfigCommand,
  EnableHostedZoneDNSSECCommand,
  type ResourceRecordSet,
  Route53Client,
} from "@aws-sdk/client-route-53";
import type { SeedContext } from "./context.ts";

const LOG_GROUP = "/aws/route53/zones";
const DOMAIN = "example.com";
/** The zone that Route 53 keeps for the websites of S3 in us-east-1. */
const S3_WEBSITES = "Z3AQBSTGFJSTF";

interface Plan {
  readonly name: string;
  readonly signed?: boolean;
  readonly logged?: boolean;
  readonly vpc?: string;
}

/** Hosted zones, and records in one that has no faults itself. */
export async function seed(context: SeedContext): Promise<void> {
  const { bad, good, client, account } = context;
  const logs = client(CloudWatchLogsClient);
  await logs.send(new CreateLogGroupCommand({ logGroupName: LOG_GROUP }));
  await logs.send(
    new PutResourcePolicyCommand({ policyName: "route53", policyDocument: logPolicy(account) }),
  );
  const zone = (plan: Plan) => makeZone(context, plan);
  await zone({ name: `${bad("route53-dnssec-off")}.${DOMAIN}`, signed: false });
  await zone({ name: `${bad("route53-dnssec-broken")}.${DOMAIN}` });
  await zone({ name: `${bad("route53-query-logging-off")}.${DOMAIN}`, logged: false });
  await zone({ name: `${good("zone")}.${DOMAIN}` });
  await zone({
    name: `${good("zone", "private")}.${DOMAIN}`,
    signed: false,
    logged: false,
    vpc: (await publicInstance(context)).VpcId,
  });
  await seedRecords(context, await zone({ name: DOMAIN }));
}

/** Makes a hosted zone; public, signed and logged unless told otherwise. */
export async function makeZone({ client, account }: SeedContext, plan: Plan): Promise<string> {
  const { name: Name, signed = true, logged = true, vpc } = plan;
  const route53 = client(Route53Client);
  const { HostedZone } = await route53.send(
    new CreateHostedZoneCommand({
      Name,
      CallerReference: Name,
      ...(vpc !== undefined && { VPC: { VPCId: vpc, VPCRegion: "us-east-1" } }),
      HostedZoneConfig: { Comment: "", PrivateZone: vpc !== undefined },
    }),
  );
  const HostedZoneId = HostedZone?.Id?.replace("/hostedzone/", "") ?? "";
  if (signed) await route53.send(new EnableHostedZoneDNSSECCommand({ HostedZoneId }));
  if (logged) {
    const CloudWatchLogsLogGroupArn = `arn:aws:logs:us-east-1:${account}:log-group:${LOG_GROUP}:*`;
    await route53.send(
      new CreateQueryLoggingConfigCommand({ HostedZoneId, CloudWatchLogsLogGroupArn }),
    );
  }
  return HostedZoneId;
}

async function seedRecords(context: SeedContext, HostedZoneId: string): Promise<void> {
  const { bad, good, client } = context;
  const website = (name: string): ResourceRecordSet => ({
    Name: `${name}.${DOMAIN}`,
    Type: "A",
    AliasTarget: {
      DNSName: "s3-website-us-east-1.amazonaws.com.",
      EvaluateTargetHealth: false,
      HostedZoneId: S3_WEBSITES,
    },
  });
  const values = (name: string, Type: "A" | "CNAME" | "TXT", ...texts: string[]) => ({
    Name: `${name}.${DOMAIN}`,
    Type,
    TTL: 300,
    ResourceRecords: texts.map((Value) => ({ Value })),
  });
  const { PublicIpAddress } = await publicInstance(context);
  const dangling = bad("route53-dangling-alias", "cname");
  const records: ResourceRecordSet[] = [
    website(bad("route53-dangling-alias")),
    values(dangling, "CNAME", `${dangling}.${DOMAIN}.s3.amazonaws.com`),
    // The bucket of this name belongs to the seed of S3.
    website("good-bucket--record"),
    values(bad("route53-record-ephemeral-address"), "A", PublicIpAddress),
    // Elastic IP addresses of moto are no public ones, so none is here.
    values(good("record", "address-of-others"), "A", "198.51.100.7"),
    // Nobody can take these over, so they are not kept.
    values("text", "TXT", '"v=spf1 -all"'),
    values("inner", "A", "10.0.0.1"),
    values("balancer", "CNAME", "shop-1234567890.us-east-1.elb.amazonaws.com"),
  ];
  await client(Route53Client).send(
    new ChangeResourceRecordSetsCommand({
      HostedZoneId,
      ChangeBatch: {
        Changes: records.map((each) => ({ Action: "CREATE", ResourceRecordSet: each })),
      },
    }),
  );
}

/** An instance of the seed of EC2 with an address that came with it. */
async function publicInstance({ client }: SeedContext) {
  const { Reservations: [reservation] = [] } = await client(EC2Client).send(
    new DescribeInstancesCommand({
      Filters: [{ Name: "tag:Name", Values: ["bad-ec2-public-address"] }],
    }),
  );
  const { VpcId = "", PublicIpAddress = "" } = reservation?.Instances?.[0] ?? {};
  return { VpcId, PublicIpAddress };
}

function logPolicy(account: string): string {
  const Statement = {
    Effect: "Allow",
    Principal: { Service: "route53.amazonaws.com" },
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: `arn:aws:logs:us-east-1:${account}:log-group:/aws/route53/*`,
    Condition: { StringEquals: { "aws:SourceAccount": account } },
  };
  return JSON.stringify({ Version: "2012-10-17", Statement: [Statement] });
}
