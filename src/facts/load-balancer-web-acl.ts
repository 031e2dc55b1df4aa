import { LoadBalancer } from "../resources/load-balancer.ts";
import { associatedWebAclFact } from "./associated-web-acl.ts";

export const loadBalancerWebAcl = associatedWebAclFact(LoadBalancer, "loadBalancers");
