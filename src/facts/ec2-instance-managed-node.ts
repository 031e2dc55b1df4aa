import { Ec2Instance } from "../resources/ec2-instance.ts";
import { SsmManagedInstance } from "../resources/ssm-managed-instance.ts";
import { defineFact } from "./define.ts";
import { ownId } from "./own-id.ts";

/** What Systems Manager knows of an instance. */
export const ec2InstanceManagedNode = defineFact({
  on: Ec2Instance,
  name: "managedNode",
  schema: SsmManagedInstance.fields
    .pick({ pingStatus: true, lastPingAt: true })
    .nullable()
    .describe("The managed node of Systems Manager that the instance is; null: it is none"),
  reads: { [Ec2Instance.type]: [], [SsmManagedInstance.type]: ["pingStatus", "lastPingAt"] },
  compute({ account, region, id }, input) {
    const [node] = input.findByKey(SsmManagedInstance, { account, region }, ownId, id);
    return node === undefined ? null : { pingStatus: node.pingStatus, lastPingAt: node.lastPingAt };
  },
});
