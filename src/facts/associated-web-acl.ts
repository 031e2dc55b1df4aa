import { z } from "zod";
import type { ResourceIdentity } from "../model/resource.ts";
import type { ResourceOf, ResourceType } from "../resources/define.ts";
import { WafWebAcl } from "../resources/waf-web-acl.ts";
import { defineFact, type Fact, type FactInput } from "./define.ts";

type WebAcl = ResourceOf<typeof WafWebAcl>;

/** Fields of a web ACL with the ARNs of what it protects. */
export const PROTECTED_FIELDS = [
  "loadBalancers",
  "userPools",
  "appRunnerServices",
  "verifiedAccessInstances",
] as const satisfies readonly (keyof WebAcl)[];

type ProtectedField = (typeof PROTECTED_FIELDS)[number];

// One function for each field, because indexes are kept by it.
const KEYS: Readonly<Record<ProtectedField, (acl: WebAcl) => readonly string[]>> = {
  loadBalancers: (acl) => acl.loadBalancers,
  userPools: (acl) => acl.userPools,
  appRunnerServices: (acl) => acl.appRunnerServices,
  verifiedAccessInstances: (acl) => acl.verifiedAccessInstances,
};

/** The web ACL of its Region that names a resource among those that it protects; null for none. */
export function associatedWebAcl(
  { arn, account, region }: Pick<ResourceIdentity, "arn" | "account" | "region">,
  field: ProtectedField,
  input: FactInput,
): WebAcl | null {
  return input.findByKey(WafWebAcl, { account, region }, KEYS[field], arn)[0] ?? null;
}

/** The fact `webAcl` of a type whose resources do not tell it themselves. */
export function associatedWebAclFact(on: ResourceType, field: ProtectedField): Fact {
  return defineFact({
    on,
    name: "webAcl",
    schema: z.string().nullable().describe("ARN of the web ACL that protects it; null for none"),
    reads: { [on.type]: [], [WafWebAcl.type]: [field] },
    compute: (resource, input) => associatedWebAcl(resource, field, input)?.arn ?? null,
  });
}
