import { z } from "zod";
import type { ResourceOf } from "../resources/define.ts";
import { NetworkInterface } from "../resources/network-interface.ts";
import { Vpc } from "../resources/vpc.ts";
import { defineFact } from "./define.ts";
import { interfaceVpc } from "./network-interface-keys.ts";

/** Kinds of network interfaces behind which code of the customer runs. */
const CODE = new Set(["interface", "efa", "efa-only", "trunk", "branch", "lambda"]);

export const vpcWorkloads = defineFact({
  on: Vpc,
  name: "workloads",
  schema: z
    .number()
    .describe(
      "Network interfaces of instances, containers and functions, without those of gateways, endpoints, load " +
        "balancers and databases",
    ),
  reads: { [NetworkInterface.type]: ["vpcId", "kind", "instanceId", "requesterId"] },
  compute({ id, account, region }, input) {
    const scope = { account, region };
    const found = input.findByKey(NetworkInterface, scope, interfaceVpc, id).filter(runsCode);
    // None is certain only when the list is whole.
    if (found.length === 0) input.list(NetworkInterface, scope);
    return found.length;
  },
});

// amazon-elb, amazon-rds and the like.
function runsCode({ kind, instanceId, requesterId }: ResourceOf<typeof NetworkInterface>): boolean {
  return instanceId !== null || (CODE.has(kind) && requesterId?.startsWith("amazon-") !== true);
}
