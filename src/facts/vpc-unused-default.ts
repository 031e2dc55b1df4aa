import { z } from "zod";
import { NetworkInterface } from "../resources/network-interface.ts";
import { Vpc } from "../resources/vpc.ts";
import { defineFact } from "./define.ts";
import { interfaceVpc } from "./network-interface-keys.ts";

/** AWS makes a default VPC in every Region, and most of them nobody ever uses. */
export const vpcUnusedDefault = defineFact({
  on: Vpc,
  name: "unusedDefault",
  schema: z.boolean().describe("A default VPC without any network interface: nothing runs in it"),
  reads: { [Vpc.type]: ["isDefault"], [NetworkInterface.type]: ["vpcId"] },
  compute: ({ id, account, region, isDefault }, input) =>
    isDefault &&
    input.findByKey(NetworkInterface, { account, region }, interfaceVpc, id).length === 0,
});
