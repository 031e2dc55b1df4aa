import { SnsTopic } from "../resources/sns-topic.ts";
import { policyGrantsFact } from "./policy-grants.ts";

export const snsTopicPolicyGrants = policyGrantsFact(SnsTopic, "policy");
