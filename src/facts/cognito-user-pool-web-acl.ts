import { z } from "zod";
import { CognitoUserPool } from "../resources/cognito-user-pool.ts";
import { WafWebAcl } from "../resources/waf-web-acl.ts";
import { defineFact } from "./define.ts";
import { associatedWebAcl } from "./waf-association.ts";

export const cognitoUserPoolWebAcl = defineFact({
  on: CognitoUserPool,
  name: "webAcl",
  schema: z.string().nullable().describe("ARN of the web ACL that protects it; null for none"),
  reads: { [CognitoUserPool.type]: [], [WafWebAcl.type]: ["userPools"] },
  compute: (resource, input) => associatedWebAcl(resource, input, protectedArns),
});

function protectedArns({ userPools }: { readonly userPools: readonly string[] }) {
  return userPools;
}
