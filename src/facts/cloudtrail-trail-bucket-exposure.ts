import { z } from "zod";
import type { ResourceGrant } from "../policy/index.ts";
import type { ResourceOf } from "../resources/define.ts";
import { CloudTrailTrail } from "../resources/cloudtrail-trail.ts";
import { S3AccountPublicAccessBlock } from "../resources/s3-account-public-access-block.ts";
import { S3Bucket } from "../resources/s3-bucket.ts";
import { allOf, anyOf, decided } from "./decision.ts";
import { defineFact, type FactInput } from "./define.ts";
import { ownName } from "./own-name.ts";
import { s3BucketIgnoresPublicAcls } from "./s3-bucket-ignores-public-acls.ts";
import { s3BucketPolicyGrants } from "./s3-bucket-policy-grants.ts";
import { s3BucketRestrictsPublicBuckets } from "./s3-bucket-restricts-public-buckets.ts";

type Bucket = ResourceOf<typeof S3Bucket>;

/** Whether strangers get at the bucket, by what makes s3-policy-public and s3-acl-public fail. */
export const cloudTrailTrailBucketExposure = defineFact({
  on: CloudTrailTrail,
  name: "bucketExposure",
  schema: z
    .enum(["public", "closed", "elsewhere"])
    .describe(
      "Whether the policy or the ACL of the bucket lets anybody in; elsewhere: no bucket of this account",
    ),
  reads: {
    [CloudTrailTrail.type]: ["s3BucketName"],
    [S3Bucket.type]: ["policy", "aclGroups", "publicAccessBlock"],
    [S3AccountPublicAccessBlock.type]: ["publicAccessBlock"],
  },
  compute({ account, s3BucketName }, input) {
    const [bucket] = input.findByKey(S3Bucket, { account }, ownName, s3BucketName);
    if (bucket === undefined) return "elsewhere";
    return decided(
      anyOf(
        () => policyIsPublic(bucket, input),
        () => aclIsPublic(bucket, input),
      ),
    )
      ? "public"
      : "closed";
  },
});

function policyIsPublic(bucket: Bucket, input: FactInput) {
  return allOf(
    () => !(s3BucketRestrictsPublicBuckets.compute(bucket, input) as boolean),
    () => (s3BucketPolicyGrants.compute(bucket, input) as ResourceGrant[]).some((g) => g.public),
  );
}

function aclIsPublic(bucket: Bucket, input: FactInput) {
  return allOf(
    () => !(s3BucketIgnoresPublicAcls.compute(bucket, input) as boolean),
    () =>
      bucket.aclGroups.some(({ group }) => group === "AllUsers" || group === "AuthenticatedUsers"),
  );
}
