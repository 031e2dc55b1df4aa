import { Subnet } from "../resources/subnet.ts";
import { unusedDefaultVpcFact } from "./unused-default-vpc.ts";

export const subnetInUnusedDefaultVpc = unusedDefaultVpcFact(Subnet);
