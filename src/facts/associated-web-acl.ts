import { z } from "zod";
import type { ResourceOf, ResourceType } from "../resources/define.ts";
import { WafWebAcl } from "../resources/waf-web-acl.ts";
import { defineFact, type Fact } from "./define.ts";

type WebAcl = ResourceOf<typeof WafWebAcl>;

/** Fields of a web ACL with the ARNs of what it protects. */
export const PROTECTED_FIELDS = [
  "loadBalancers",
  "userPools",
  "appRunnerServices",
  "verifiedAccessInstances",
] as const satisfies readonly (keyof WebAcl)[];

/** The fact `webAcl` of a type whose resources do not tell it themselves: web ACLs of their Region name them. */
export function associatedWebAclFact(
  on: ResourceType,
  field: (typeof PROTECTED_FIELDS)[number],
): Fact {
  const protectedArns = (acl: WebAcl) => acl[field];
  return defineFact({
    on,
    name: "webAcl",
    schema: z.string().nullable().describe("ARN of the web ACL that protects it; null for none"),
    reads: { [on.type]: [], [WafWebAcl.type]: [field] },
    compute({ arn, account, region }, input) {
      const [acl] = input.findByKey(WafWebAcl, { account, region }, protectedArns, arn);
      return acl?.arn ?? null;
    },
  });
}
