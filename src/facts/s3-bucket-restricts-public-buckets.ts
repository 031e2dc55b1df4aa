import { z } from "zod";
import { S3AccountPublicAccessBlock } from "../resources/s3-account-public-access-block.ts";
import { S3Bucket } from "../resources/s3-bucket.ts";
import { defineFact } from "./define.ts";
import { isOn, ofAccount } from "./s3-public-access-setting.ts";

export const s3BucketRestrictsPublicBuckets = defineFact({
  on: S3Bucket,
  name: "restrictsPublicBuckets",
  schema: z
    .boolean()
    .describe(
      "RestrictPublicBuckets is on for the bucket or for the account: a public policy lets no strangers in",
    ),
  reads: {
    [S3Bucket.type]: ["publicAccessBlock"],
    [S3AccountPublicAccessBlock.type]: ["publicAccessBlock"],
  },
  compute: (bucket, input) =>
    isOn("restrictPublicBuckets", [
      () => bucket.publicAccessBlock,
      ofAccount(bucket.account, input),
    ]),
});
