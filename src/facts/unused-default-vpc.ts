import { z } from "zod";
import type { Resource, ResourceIdentity } from "../model/resource.ts";
import type { ResourceType } from "../resources/define.ts";
import { Vpc } from "../resources/vpc.ts";
import { defineFact, type Fact } from "./define.ts";
import { ownId } from "./own-id.ts";

/** A fact that tells whether something belongs to a default VPC that nobody uses. */
export function unusedDefaultVpcFact(on: ResourceType): Fact {
  return defineFact({
    on,
    name: "inUnusedDefaultVpc",
    schema: z
      .boolean()
      .describe(
        "Its VPC is a default VPC of a Region, and nothing runs in it: see `unusedDefault`",
      ),
    reads: { [on.type]: ["vpcId"], [Vpc.type]: ["unusedDefault"] },
    compute(resource, input) {
      const { account, region } = resource;
      const { vpcId } = resource as ResourceIdentity & { vpcId: string };
      const found = input.findByKey(Vpc, { account, region }, ownId, vpcId);
      return found.some((vpc) => (vpc as Resource)["unusedDefault"] as boolean);
    },
  });
}
