import { z } from "zod";
import { CloudTrailTrail } from "../resources/cloudtrail-trail.ts";
import { S3Bucket } from "../resources/s3-bucket.ts";
import { defineFact } from "./define.ts";
import { ownName } from "./own-name.ts";

export const cloudTrailTrailBucketLogging = defineFact({
  on: CloudTrailTrail,
  name: "bucketLogging",
  schema: z
    .enum(["on", "off", "elsewhere"])
    .describe(
      "Whether requests to the bucket of the trail are logged by S3; elsewhere: no bucket of this account",
    ),
  reads: { [CloudTrailTrail.type]: ["s3BucketName"], [S3Bucket.type]: ["loggingBucket"] },
  compute({ account, s3BucketName }, input) {
    const [bucket] = input.findByKey(S3Bucket, { account }, ownName, s3BucketName);
    if (bucket === undefined) return "elsewhere";
    return bucket.loggingBucket === null ? "off" : "on";
  },
});
