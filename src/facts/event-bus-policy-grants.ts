import { EventBus } from "../resources/event-bus.ts";
import { policyGrantsFact } from "./policy-grants.ts";

export const eventBusPolicyGrants = policyGrantsFact(EventBus, "policy");
