import { Ec2Eip } from "../resources/ec2-eip.ts";
import { shieldAdvancedFact } from "./shield-advanced.ts";

export const ec2EipShieldAdvanced = shieldAdvancedFact(Ec2Eip);
