import { CloudFrontClient, ListDistributionsCommand } from "@aws-sdk/client-cloudfront";
import { DescribeAddressesCommand, EC2Client } from "@aws-sdk/client-ec2";
import {
  DescribeLoadBalancersCommand as DescribeClassicLoadBalancersCommand,
  ElasticLoadBalancingClient,
} from "@aws-sdk/client-elastic-load-balancing";
import {
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import {
  GlobalAcceleratorClient,
  ListAcceleratorsCommand,
} from "@aws-sdk/client-global-accelerator";
import { paginateListHostedZones, Route53Client } from "@aws-sdk/client-route-53";
import { REGIONS } from "../answers/ec2.ts";
import type { SeedContext } from "./context.ts";

/** Something that Shield Advanced can protect. */
export interface Protectable {
  readonly arn: string;
  readonly name: string;
  readonly kind: "web" | "network" | "hosted zone";
}

/** All that the account has of what Shield Advanced can protect. */
export async function protectables(context: SeedContext): Promise<Protectable[]> {
  const regional = await Promise.all(REGIONS.map((region) => inRegion(context, region)));
  return [...(await globally(context)), ...regional.flat()];
}

async function globally({ client }: SeedContext): Promise<Protectable[]> {
  const { DistributionList } = await client(CloudFrontClient).send(
    new ListDistributionsCommand({}),
  );
  const zones: Protectable[] = [];
  for await (const { HostedZones = [] } of paginateListHostedZones(
    { client: client(Route53Client) },
    {},
  )) {
    for (const { Id = "", Name = "" } of HostedZones) {
      const arn = `arn:aws:route53:::hostedzone/${Id.replace("/hostedzone/", "")}`;
      zones.push({ arn, name: Name, kind: "hosted zone" });
    }
  }
  const { Accelerators = [] } = await client(GlobalAcceleratorClient, "us-west-2").send(
    new ListAcceleratorsCommand({ MaxResults: 100 }),
  );
  return [
    ...(DistributionList?.Items ?? []).map(({ ARN: arn = "", Comment: name = "" }) => ({
      arn,
      name,
      kind: "web" as const,
    })),
    ...zones,
    ...Accelerators.map(({ AcceleratorArn: arn = "", Name: name = "" }) => ({
      arn,
      name,
      kind: "network" as const,
    })),
  ];
}

async function inRegion({ account, client }: SeedContext, region: string): Promise<Protectable[]> {
  const { LoadBalancers = [] } = await client(ElasticLoadBalancingV2Client, region).send(
    new DescribeLoadBalancersCommand({}),
  );
  const { LoadBalancerDescriptions = [] } = await client(ElasticLoadBalancingClient, region).send(
    new DescribeClassicLoadBalancersCommand({}),
  );
  const { Addresses = [] } = await client(EC2Client, region).send(new DescribeAddressesCommand({}));
  return [
    ...LoadBalancers.flatMap(({ LoadBalancerArn: arn = "", LoadBalancerName: name = "", Type }) =>
      Type === "application" ? [{ arn, name, kind: "web" as const }] : [],
    ),
    ...LoadBalancerDescriptions.map(({ LoadBalancerName: name = "" }) => ({
      arn: `arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/${name}`,
      name,
      kind: "network" as const,
    })),
    ...Addresses.map(({ AllocationId, Tags = [] }) => ({
      arn: `arn:aws:ec2:${region}:${account}:eip-allocation/${AllocationId}`,
      name: Tags.find(({ Key }) => Key === "Name")?.Value ?? AllocationId ?? "",
      kind: "network" as const,
    })),
  ];
}
