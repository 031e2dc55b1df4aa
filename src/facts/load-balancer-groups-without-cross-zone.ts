import { z } from "zod";
import type { ResourceOf } from "../resources/define.ts";
import { LoadBalancerTargetGroup } from "../resources/load-balancer-target-group.ts";
import { LoadBalancer } from "../resources/load-balancer.ts";
import { defineFact } from "./define.ts";

type Group = ResourceOf<typeof LoadBalancerTargetGroup>;

export const loadBalancerGroupsWithoutCrossZone = defineFact({
  on: LoadBalancer,
  name: "groupsWithoutCrossZone",
  schema: z
    .array(z.string())
    .describe(
      "Target groups of a network load balancer to which each zone sends requests of its own only: the group says so, " +
        "or leaves it to the load balancer, which does",
    ),
  reads: {
    [LoadBalancer.type]: ["kind", "crossZone"],
    [LoadBalancerTargetGroup.type]: ["loadBalancerArns", "crossZone"],
  },
  compute({ arn, account, region, kind, crossZone }, input) {
    if (kind !== "network") return [];
    // The list has to be whole, or a group could be missing.
    input.list(LoadBalancerTargetGroup, { account, region });
    return input
      .findByKey(LoadBalancerTargetGroup, { account, region }, balancerArns, arn)
      .filter((group) => (group.crossZone === INHERITED ? !crossZone : group.crossZone === "false"))
      .map(({ name }) => name);
  },
});

const INHERITED = "use_load_balancer_configuration";

function balancerArns({ loadBalancerArns }: Group): readonly string[] {
  return loadBalancerArns;
}
