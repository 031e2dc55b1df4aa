import type { ResourceOf } from "../resources/define.ts";
import type { ResourceIdentity } from "../model/resource.ts";
import { WafWebAcl } from "../resources/waf-web-acl.ts";
import type { FactInput } from "./define.ts";

type WebAcl = ResourceOf<typeof WafWebAcl>;

/** Finds the web ACL of a resource by the ARNs that web ACLs of its Region name; null when none does. */
export function associatedWebAcl(
  { arn, account, region }: ResourceIdentity,
  input: FactInput,
  protectedArns: (acl: WebAcl) => readonly string[],
): string | null {
  const [acl] = input.findByKey(WafWebAcl, { account, region }, protectedArns, arn);
  return acl?.arn ?? null;
}
