import { z } from "zod";
import { VerifiedAccessInstance } from "../resources/verified-access-instance.ts";
import { WafWebAcl } from "../resources/waf-web-acl.ts";
import { defineFact } from "./define.ts";
import { associatedWebAcl } from "./waf-association.ts";

export const verifiedAccessInstanceWebAcl = defineFact({
  on: VerifiedAccessInstance,
  name: "webAcl",
  schema: z.string().nullable().describe("ARN of the web ACL that protects it; null for none"),
  reads: { [VerifiedAccessInstance.type]: [], [WafWebAcl.type]: ["verifiedAccessInstances"] },
  compute: (resource, input) => associatedWebAcl(resource, input, protectedArns),
});

function protectedArns({
  verifiedAccessInstances,
}: {
  readonly verifiedAccessInstances: readonly string[];
}) {
  return verifiedAccessInstances;
}
