import { SecurityGroup } from "../resources/security-group.ts";
import { unusedDefaultVpcFact } from "./unused-default-vpc.ts";

export const securityGroupInUnusedDefaultVpc = unusedDefaultVpcFact(SecurityGroup);
