import { z } from "zod";
import type { ResourceOf } from "../resources/define.ts";
import type { RedshiftCluster } from "../resources/redshift-cluster.ts";
import { RedshiftParameterGroup } from "../resources/redshift-parameter-group.ts";
import type { FactInput } from "./define.ts";
import { ownId } from "./own-id.ts";
import { unreadable } from "./unread.ts";

type Cluster = ResourceOf<typeof RedshiftCluster>;
type Group = ResourceOf<typeof RedshiftParameterGroup>;

/** A switch among the parameters of a cluster: in effect, waiting for a reboot, or off. */
export const ParameterState = z.enum(["on", "after-reboot", "off"]);
export type ParameterState = z.infer<typeof ParameterState>;

/** How a switch of the cluster's parameter group stands; a group's values count when the cluster has taken them on. */
export function parameterState(
  cluster: Cluster,
  name: string,
  isOn: (group: Group) => boolean,
  input: FactInput,
): ParameterState {
  const { account, region } = cluster;
  const states = cluster.parameterGroups.map(({ name: groupName, status, pending }) => {
    const [group] = input.findByKey(RedshiftParameterGroup, { account, region }, ownId, groupName);
    if (group === undefined) {
      throw unreadable(cluster, "parameterGroups", `parameter group ${groupName} was not found`);
    }
    if (!isOn(group)) return "off";
    // Without a word on single parameters, the state of the group counts.
    const waits = pending.includes(name) || (pending.length === 0 && status !== "in-sync");
    return waits ? "after-reboot" : "on";
  });
  if (states.length === 0 || states.includes("off")) return "off";
  return states.includes("after-reboot") ? "after-reboot" : "on";
}
