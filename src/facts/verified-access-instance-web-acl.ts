import { VerifiedAccessInstance } from "../resources/verified-access-instance.ts";
import { associatedWebAclFact } from "./associated-web-acl.ts";

export const verifiedAccessInstanceWebAcl = associatedWebAclFact(
  VerifiedAccessInstance,
  "verifiedAccessInstances",
);
