import { z } from "zod";
import { arnPartition, ResourceGrant, resourceGrants, type Statement } from "../policy/index.ts";
import { ApiGatewayRestApi } from "../resources/api-gateway-rest-api.ts";
import { invocations } from "./api-gateway-open-methods.ts";
import { defineFact } from "./define.ts";
import { readPolicy } from "./read-policy.ts";

export const apiGatewayRestApiPolicyGrants = defineFact({
  on: ApiGatewayRestApi,
  name: "policyGrants",
  schema: z
    .array(ResourceGrant)
    .describe(
      "What `policy` grants to whom, one entry per statement and principal; empty without a policy",
    ),
  reads: { [ApiGatewayRestApi.type]: ["policy"] },
  compute(api) {
    if (api.policy === null) return [];
    const policy = readPolicy(api.policy, api, "policy");
    const statements = policy.statements.map((each) => ofApi(each, `${invocations(api)}*`));
    const partition = arnPartition(api.arn);
    return resourceGrants({ ...policy, statements }, { account: api.account, partition });
  },
});

/** What an Allow says of all resources is about those of the API, so that a Deny that names these takes it back. */
function ofApi(statement: Statement, whole: string): Statement {
  const { effect, resources } = statement;
  if (effect === "Deny") return statement;
  return { ...statement, resources: resources.map((each) => (each === "*" ? whole : each)) };
}
