import { KinesisStream } from "../resources/kinesis-stream.ts";
import { policyGrantsFact } from "./policy-grants.ts";

export const kinesisStreamPolicyGrants = policyGrantsFact(KinesisStream, "policy");
