import { S3Bucket } from "../resources/s3-bucket.ts";
import { policyGrantsFact } from "./policy-grants.ts";

export const s3BucketPolicyGrants = policyGrantsFact(S3Bucket, "policy");
