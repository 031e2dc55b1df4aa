import { z } from "zod";
import { S3AccountPublicAccessBlock } from "../resources/s3-account-public-access-block.ts";
import { S3Bucket } from "../resources/s3-bucket.ts";
import { defineFact } from "./define.ts";
import { isOn, ofAccount } from "./s3-public-access-setting.ts";

export const s3BucketIgnoresPublicAcls = defineFact({
  on: S3Bucket,
  name: "ignoresPublicAcls",
  schema: z
    .boolean()
    .describe(
      "IgnorePublicAcls is on for the bucket or for the account: a public ACL has no effect",
    ),
  reads: {
    [S3Bucket.type]: ["publicAccessBlock"],
    [S3AccountPublicAccessBlock.type]: ["publicAccessBlock"],
  },
  compute: (bucket, input) =>
    isOn("ignorePublicAcls", [() => bucket.publicAccessBlock, ofAccount(bucket.account, input)]),
});
