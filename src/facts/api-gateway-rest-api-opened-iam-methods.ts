import { z } from "zod";
import { ApiGatewayRestApi } from "../resources/api-gateway-rest-api.ts";
import { defineFact } from "./define.ts";
import { methodText, openedByPolicy, servingMethods } from "./api-gateway-open-methods.ts";

export const apiGatewayRestApiOpenedIamMethods = defineFact({
  on: ApiGatewayRestApi,
  name: "openedIamMethods",
  schema: z
    .array(z.string())
    .describe(
      "Methods with IAM authorization that the resource policy opens to every AWS account; empty without a policy, " +
        "for then only the own account may call them",
    ),
  reads: { [ApiGatewayRestApi.type]: ["methods", "policy"] },
  compute(api) {
    if (api.policy === null) return [];
    const signed = servingMethods(api).filter(
      ({ authorizationType }) => authorizationType === "AWS_IAM",
    );
    return openedByPolicy(api, signed).map(methodText);
  },
});
