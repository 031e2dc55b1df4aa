import { SqsQueue } from "../resources/sqs-queue.ts";
import { policyGrantsFact } from "./policy-grants.ts";

export const sqsQueuePolicyGrants = policyGrantsFact(SqsQueue, "policy");
