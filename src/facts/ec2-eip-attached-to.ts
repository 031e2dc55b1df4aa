import { z } from "zod";
import { Ec2Eip } from "../resources/ec2-eip.ts";
import { NetworkInterface } from "../resources/network-interface.ts";
import { defineFact } from "./define.ts";
import { ownId } from "./own-id.ts";

export const ec2EipAttachedTo = defineFact({
  on: Ec2Eip,
  name: "attachedTo",
  schema: z
    .string()
    .nullable()
    .describe(
      "What has the address: instance, else the kind of its network interface (network_load_balancer, natGateway, …); " +
        "elsewhere for an interface that this account does not list; null: nothing",
    ),
  reads: {
    [Ec2Eip.type]: ["instanceId", "networkInterfaceId"],
    [NetworkInterface.type]: ["kind"],
  },
  compute({ account, region, instanceId, networkInterfaceId }, input) {
    if (instanceId !== null) return "instance";
    if (networkInterfaceId === null) return null;
    const scope = { account, region };
    const [found] = input.findByKey(NetworkInterface, scope, ownId, networkInterfaceId);
    return found?.kind ?? "elsewhere";
  },
});
