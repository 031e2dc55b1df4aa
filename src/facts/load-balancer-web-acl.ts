import { z } from "zod";
import { LoadBalancer } from "../resources/load-balancer.ts";
import { WafWebAcl } from "../resources/waf-web-acl.ts";
import { defineFact } from "./define.ts";
import { associatedWebAcl } from "./waf-association.ts";

export const loadBalancerWebAcl = defineFact({
  on: LoadBalancer,
  name: "webAcl",
  schema: z.string().nullable().describe("ARN of the web ACL that protects it; null for none"),
  reads: { [LoadBalancer.type]: [], [WafWebAcl.type]: ["loadBalancers"] },
  compute: (resource, input) => associatedWebAcl(resource, input, protectedArns),
});

function protectedArns({ loadBalancers }: { readonly loadBalancers: readonly string[] }) {
  return loadBalancers;
}
