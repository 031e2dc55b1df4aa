import { z } from "zod";
import { S3AccountPublicAccessBlock } from "../resources/s3-account-public-access-block.ts";
import { S3Bucket } from "../resources/s3-bucket.ts";
import { defineFact } from "./define.ts";
import { isOn, ofAccount } from "./s3-public-access-setting.ts";

const SETTINGS = [
  "blockPublicAcls",
  "ignorePublicAcls",
  "blockPublicPolicy",
  "restrictPublicBuckets",
] as const;

export const s3BucketPublicAccessOff = defineFact({
  on: S3Bucket,
  name: "publicAccessSettingsOff",
  schema: z
    .array(z.string())
    .describe(
      "Settings of S3 Block Public Access that are on neither for the bucket nor for the account",
    ),
  reads: {
    [S3Bucket.type]: ["publicAccessBlock"],
    [S3AccountPublicAccessBlock.type]: ["publicAccessBlock"],
  },
  compute: (bucket, input) =>
    SETTINGS.filter(
      (setting) =>
        !isOn(setting, [() => bucket.publicAccessBlock, ofAccount(bucket.account, input)]),
    ),
});
