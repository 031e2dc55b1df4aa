import { LoadBalancer } from "../resources/load-balancer.ts";
import { shieldAdvancedFact } from "./shield-advanced.ts";

export const loadBalancerShieldAdvanced = shieldAdvancedFact(LoadBalancer);
