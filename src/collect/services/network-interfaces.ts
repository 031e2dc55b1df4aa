import { DescribeNetworkInterfacesCommand, EC2Client } from "@aws-sdk/client-ec2";
import { NetworkInterface } from "../../resources/network-interface.ts";
import { call, defineCollector } from "../define.ts";
import { tagRecord } from "../shape.ts";

const calls = {
  DescribeNetworkInterfaces: call(
    DescribeNetworkInterfacesCommand,
    "ec2:DescribeNetworkInterfaces",
    { type: NetworkInterface },
    { page: ["NextToken", "NextToken"] },
  ),
};

export default defineCollector({
  service: "network-interfaces",
  scope: "regional",
  client: EC2Client,
  calls,
  async *collect(context) {
    const { partition, region, account } = context;
    const listed = context.items(
      "DescribeNetworkInterfaces",
      { MaxResults: 1000 },
      (output) => output.NetworkInterfaces,
    );
    for await (const item of listed) {
      const { NetworkInterfaceId: id = "", OwnerId: owner = account } = item;
      const tags = tagRecord(item.TagSet);
      yield context.resource(NetworkInterface, {
        arn: `arn:${partition}:ec2:${region}:${owner}:network-interface/${id}`,
        id,
        name: tags["Name"] || id,
        tags,
        vpcId: item.VpcId,
        subnetId: item.SubnetId,
        groups: (item.Groups ?? []).map(({ GroupId = "" }) => GroupId),
        kind: item.InterfaceType ?? "interface",
        instanceId: item.Attachment?.InstanceId ?? null,
        publicAddresses: (item.PrivateIpAddresses ?? []).flatMap(
          ({ Association }) => Association?.PublicIp ?? [],
        ),
        ipv6Addresses: (item.Ipv6Addresses ?? []).flatMap(({ Ipv6Address }) => Ipv6Address ?? []),
        requesterManaged: item.RequesterManaged ?? false,
        requesterId: item.RequesterId ?? null,
      });
    }
  },
});
