import { z } from "zod";
import { ResourceGrant } from "../policy/index.ts";
import { SsmParameter } from "../resources/ssm-parameter.ts";
import { defineFact } from "./define.ts";
import { grantsOf } from "./policy-grants.ts";

export const ssmParameterSharingGrants = defineFact({
  on: SsmParameter,
  name: "sharingGrants",
  schema: z
    .array(ResourceGrant)
    .describe("What `resourcePolicies` grant to whom; empty for a parameter that is not shared"),
  reads: { [SsmParameter.type]: ["resourcePolicies"] },
  compute: (parameter) =>
    parameter.resourcePolicies.flatMap((text) => grantsOf(parameter, "resourcePolicies", text)),
});
