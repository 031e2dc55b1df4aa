import { z } from "zod";
import type { ResourceIdentity } from "../model/resource.ts";
import type { ResourceOf } from "../resources/define.ts";
import { FlowLog } from "../resources/flow-log.ts";
import { NetworkAcl } from "../resources/network-acl.ts";
import { NetworkInterface } from "../resources/network-interface.ts";
import { Vpc } from "../resources/vpc.ts";
import { anyOf, decided } from "./decision.ts";
import { defineFact, type FactInput } from "./define.ts";
import { interfaceVpc } from "./network-interface-keys.ts";

const KINDS = ["ACCEPT", "REJECT"] as const;

export const vpcLoggedTraffic = defineFact({
  on: Vpc,
  name: "loggedTraffic",
  schema: z
    .array(z.enum(KINDS))
    .describe(
      "ACCEPT, REJECT or both: traffic that flow logs record in all of the VPC, be it by one log of the VPC, by " +
        "those of all its subnets or of all its network interfaces; logs whose delivery fails do not count",
    ),
  reads: {
    [FlowLog.type]: ["resourceId", "trafficType", "deliveryStatus"],
    [NetworkAcl.type]: ["vpcId", "subnetIds"],
    [NetworkInterface.type]: ["vpcId", "subnetId"],
  },
  compute: (vpc, input) => KINDS.filter((kind) => isLogged(vpc, kind, input)),
});

function isLogged(vpc: ResourceIdentity, kind: string, input: FactInput): boolean {
  const { account, region } = vpc;
  const scope = { account, region };
  const hasLog = (id: string) =>
    input.findByKey(FlowLog, scope, resourceId, id).some((log) => records(log, kind));
  const logged = anyOf(
    () => hasLog(vpc.id),
    () => all(subnets(vpc, input), hasLog),
    () => all(interfaces(vpc, input), ({ id, subnetId }) => hasLog(subnetId) || hasLog(id)),
  );
  if (decided(logged)) return true;
  // A log that was found shows nothing of those that could not be listed.
  input.list(FlowLog, scope);
  return false;
}

/** All of them, and there are some. */
function all<T>(list: readonly T[], test: (item: T) => boolean): boolean {
  return list.length > 0 && list.every(test);
}

/** Every subnet has a network ACL, so the ACLs of a VPC name all its subnets. */
function subnets({ id, account, region }: ResourceIdentity, input: FactInput): string[] {
  return input
    .list(NetworkAcl, { account, region })
    .flatMap(({ vpcId, subnetIds }) => (vpcId === id ? subnetIds : []));
}

function interfaces({ id, account, region }: ResourceIdentity, input: FactInput) {
  const scope = { account, region };
  // Unless the list is whole, one without a log may be missing.
  input.list(NetworkInterface, scope);
  return input.findByKey(NetworkInterface, scope, interfaceVpc, id);
}

function records({ trafficType, deliveryStatus }: ResourceOf<typeof FlowLog>, kind: string) {
  return deliveryStatus !== "FAILED" && (trafficType === "ALL" || trafficType === kind);
}

const resourceId = ({ resourceId: id }: ResourceOf<typeof FlowLog>) => [id];
