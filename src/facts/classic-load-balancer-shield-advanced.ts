import { ClassicLoadBalancer } from "../resources/classic-load-balancer.ts";
import { shieldAdvancedFact } from "./shield-advanced.ts";

export const classicLoadBalancerShieldAdvanced = shieldAdvancedFact(ClassicLoadBalancer);
