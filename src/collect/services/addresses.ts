import { DescribeAddressesCommand, EC2Client } from "@aws-sdk/client-ec2";
import { Ec2Eip } from "../../resources/ec2-eip.ts";
import { call, defineCollector } from "../define.ts";
import { tagRecord } from "../shape.ts";

const calls = {
  DescribeAddresses: call(DescribeAddressesCommand, "ec2:DescribeAddresses", { type: Ec2Eip }),
};

export default defineCollector({
  service: "addresses",
  scope: "regional",
  client: EC2Client,
  calls,
  async *collect(context) {
    const { partition, region, account } = context;
    const output = await context.read("DescribeAddresses", {});
    for (const address of output?.Addresses ?? []) {
      const publicIp = address.PublicIp ?? address.CarrierIp ?? "";
      const id = address.AllocationId ?? publicIp;
      const tags = tagRecord(address.Tags);
      yield context.resource(Ec2Eip, {
        arn: `arn:${partition}:ec2:${region}:${account}:elastic-ip/${id}`,
        id,
        name: tags["Name"] || publicIp,
        tags,
        publicIp,
        // Some answers have empty texts where there is none.
        instanceId: address.InstanceId || null,
        networkInterfaceId: address.NetworkInterfaceId || null,
        serviceManaged: address.ServiceManaged ?? null,
      });
    }
  },
});
