import { z } from "zod";
import { Route53RecordSet } from "../resources/route53-record-set.ts";
import { S3Bucket } from "../resources/s3-bucket.ts";
import { anyOf, decided } from "./decision.ts";
import { defineFact } from "./define.ts";
import { ownId } from "./own-id.ts";

export const route53RecordSetBucketExists = defineFact({
  on: Route53RecordSet,
  name: "bucketExists",
  schema: z
    .boolean()
    .describe(
      "`bucket` is a bucket of the account, or was found though it is another's; false for wildcards, which stand for " +
        "buckets that nobody has made",
    ),
  reads: { [Route53RecordSet.type]: ["bucket", "bucketFound"], [S3Bucket.type]: [] },
  compute(record, input) {
    const { account, bucket } = record;
    if (bucket === null) return false;
    // A bucket of the account may be one that the scan is not let look at.
    const isOwn = () => input.findByKey(S3Bucket, { account }, ownId, bucket).length > 0;
    return decided(anyOf(isOwn, () => record.bucketFound === true));
  },
});
