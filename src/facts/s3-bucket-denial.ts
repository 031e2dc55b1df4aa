import { z } from "zod";
import { isAlwaysDenied, type RequestKind } from "../policy/always-denied.ts";
import { S3Bucket } from "../resources/s3-bucket.ts";
import { defineFact, type Fact } from "./define.ts";
import { readPolicy } from "./read-policy.ts";

/** A fact that tells whether the policy of a bucket denies all requests of some kinds, whoever makes them. */
export function s3BucketDenialFact(
  name: string,
  description: string,
  requests: (bucketArn: string) => readonly RequestKind[],
): Fact {
  return defineFact({
    on: S3Bucket,
    name,
    schema: z.boolean().describe(description),
    reads: { [S3Bucket.type]: ["policy"] },
    compute(bucket) {
      if (bucket.policy === null) return false;
      const policy = readPolicy(bucket.policy, bucket, "policy");
      return requests(bucket.arn).every((request) => isAlwaysDenied(policy, request));
    },
  });
}

const ENCRYPTION = "s3:x-amz-server-side-encryption";

/** An upload that asks for the encryption given, and nothing more. */
export function uploadWith(
  bucketArn: string,
  asked: { readonly encryption: string | null; readonly customerAlgorithm: string | null },
): RequestKind {
  return {
    action: "s3:PutObject",
    resource: `${bucketArn}/*`,
    context: {
      [ENCRYPTION]: asked.encryption,
      [`${ENCRYPTION}-aws-kms-key-id`]: null,
      [`${ENCRYPTION}-customer-algorithm`]: asked.customerAlgorithm,
    },
  };
}
