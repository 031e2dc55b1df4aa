import { z } from "zod";
import { Ec2Eip } from "../resources/ec2-eip.ts";
import { NetworkInterface } from "../resources/network-interface.ts";
import { Route53RecordSet } from "../resources/route53-record-set.ts";
import { defineFact } from "./define.ts";
import { eipAddress } from "./ec2-eip-keys.ts";
import { interfaceAddresses } from "./network-interface-keys.ts";

const Ephemeral = z.object({
  address: z.string().describe("Public IPv4 address"),
  networkInterface: z.string().describe("The network interface that has it now"),
  instance: z.string().nullable().describe("The instance of the interface; null for none"),
});

export const route53RecordSetEphemeralAddresses = defineFact({
  on: Route53RecordSet,
  name: "ephemeralAddresses",
  schema: z
    .array(Ephemeral)
    .describe(
      "Those of `addresses` that a network interface of the account has and that are no Elastic IP address: AWS gives " +
        "them to somebody else when the instance stops",
    ),
  reads: {
    [Route53RecordSet.type]: ["addresses"],
    [NetworkInterface.type]: ["publicAddresses", "instanceId"],
    [Ec2Eip.type]: ["publicIp"],
  },
  compute: ({ account, addresses }, input) =>
    addresses.flatMap((address) => {
      const found = input.findByKey(NetworkInterface, { account }, interfaceAddresses, address)[0];
      if (found === undefined) return [];
      if (input.findByKey(Ec2Eip, { account }, eipAddress, address).length > 0) return [];
      return [{ address, networkInterface: found.id, instance: found.instanceId }];
    }),
});
