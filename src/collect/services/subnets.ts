import { DescribeSubnetsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { Subnet } from "../../resources/subnet.ts";
import { call, defineCollector } from "../define.ts";
import { tagRecord } from "../shape.ts";

const calls = {
  DescribeSubnets: call(
    DescribeSubnetsCommand,
    "ec2:DescribeSubnets",
    { type: Subnet },
    { page: ["NextToken", "NextToken"] },
  ),
};

export default defineCollector({
  service: "subnets",
  scope: "regional",
  client: EC2Client,
  calls,
  async *collect(context) {
    const { partition, region, account } = context;
    const listed = context.items("DescribeSubnets", { MaxResults: 1000 }, ({ Subnets }) => Subnets);
    for await (const subnet of listed) {
      const { SubnetId: id = "", OwnerId: ownerId = account, SubnetArn } = subnet;
      const tags = tagRecord(subnet.Tags);
      yield context.resource(Subnet, {
        arn: SubnetArn ?? `arn:${partition}:ec2:${region}:${ownerId}:subnet/${id}`,
        id,
        name: tags["Name"] || id,
        tags,
        vpcId: subnet.VpcId ?? "",
        ownerId,
        zone: subnet.AvailabilityZone ?? "",
        publicAddresses: subnet.MapPublicIpOnLaunch === true,
      });
    }
  },
});
