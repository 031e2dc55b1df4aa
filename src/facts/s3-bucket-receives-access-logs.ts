import { z } from "zod";
import type { ResourceOf } from "../resources/define.ts";
import { S3Bucket } from "../resources/s3-bucket.ts";
import { defineFact } from "./define.ts";

export const s3BucketReceivesAccessLogs = defineFact({
  on: S3Bucket,
  name: "receivesAccessLogs",
  schema: z
    .boolean()
    .describe("Another bucket writes its access logs to it: logging it too would log the logs"),
  reads: { [S3Bucket.type]: ["loggingBucket"] },
  // Logs go to buckets of the same account and Region only.
  compute: ({ account, region, name }, input) =>
    input.findByKey(S3Bucket, { account, region }, logTarget, name).length > 0,
});

function logTarget({ loggingBucket }: ResourceOf<typeof S3Bucket>): readonly string[] {
  return loggingBucket === null ? [] : [loggingBucket];
}
