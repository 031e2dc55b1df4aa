import { NetworkAcl } from "../resources/network-acl.ts";
import { unusedDefaultVpcFact } from "./unused-default-vpc.ts";

export const networkAclInUnusedDefaultVpc = unusedDefaultVpcFact(NetworkAcl);
