import {
  CreateVpcEndpointCommand,
  DescribeRouteTablesCommand,
  EC2Client,
  type VpcEndpointType,
} from "@aws-sdk/client-ec2";
import type { SeedContext } from "./context.ts";
import { logTraffic, makeVpc, named } from "./vpc-network.ts";

/** VPC endpoints with the policy that AWS gives them, and with policies of their own. */
export async function seed({ account, bad, good, client }: SeedContext): Promise<void> {
  const ec2 = client(EC2Client);
  const vpc = await makeVpc(ec2, "endpoints");
  await logTraffic(ec2, vpc.id);
  const { RouteTables } = await ec2.send(
    new DescribeRouteTablesCommand({ Filters: [{ Name: "vpc-id", Values: [vpc.id] }] }),
  );
  const RouteTableIds = RouteTables?.map(({ RouteTableId: id = "" }) => id);
  const make = async (
    name: string,
    service: string,
    type: VpcEndpointType,
    statement?: Readonly<Record<string, unknown>>,
  ) =>
    ec2.send(
      new CreateVpcEndpointCommand({
        VpcId: vpc.id,
        VpcEndpointType: type,
        ServiceName: service.includes("vpce-svc") ? service : `com.amazonaws.us-east-1.${service}`,
        ...(type === "Gateway" ? { RouteTableIds } : { SubnetIds: [vpc.subnet] }),
        ...(statement && {
          PolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
        }),
        TagSpecifications: named("vpc-endpoint", name),
      }),
    );
  const all = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
  const open = "vpc-endpoint-policy-open";
  await make(bad(open), "kms", "Interface");
  await make(bad(open, "gateway"), "s3", "Gateway");
  await make(bad(open, "service-wildcard"), "secretsmanager", "Interface", {
    ...all,
    Action: "secretsmanager:*",
  });
  await make(good("endpoint", "own-account"), "ssm", "Interface", {
    ...all,
    Condition: {
      StringEquals: { "aws:PrincipalAccount": account, "aws:ResourceAccount": account },
    },
  });
  await make(good("endpoint", "one-table"), "dynamodb", "Gateway", {
    ...all,
    Action: "dynamodb:GetItem",
    Resource: `arn:aws:dynamodb:us-east-1:${account}:table/orders`,
  });
  // Endpoint services of other customers take no policies.
  const partner = "com.amazonaws.vpce.us-east-1.vpce-svc-0a1b2c3d4e5f60718";
  await make(good("endpoint", "partner"), partner, "Interface");
}
