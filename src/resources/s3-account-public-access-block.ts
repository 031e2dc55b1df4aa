import { z } from "zod";
import { defineResource } from "./define.ts";
import { S3PublicAccessBlock } from "./s3-public-access-block.ts";

/** S3 Block Public Access of the whole account, in every Region; the strictest of account and bucket counts. */
export const S3AccountPublicAccessBlock = defineResource({
  type: "AWS::S3::AccountPublicAccessBlock",
  service: "s3-control",
  scope: "global",
  title: "S3 Block Public Access of an account",
  fields: z.object({
    publicAccessBlock: S3PublicAccessBlock.nullable().describe(
      "GetPublicAccessBlock PublicAccessBlockConfiguration, with what the organization imposes; null: not set",
    ),
  }),
  example: {
    type: "AWS::S3::AccountPublicAccessBlock",
    arn: "arn:aws:s3::123456789012:account-public-access-block",
    id: "account-public-access-block",
    name: "block public access",
    account: "123456789012",
    region: "global",
    publicAccessBlock: {
      blockPublicAcls: true,
      ignorePublicAcls: true,
      blockPublicPolicy: true,
      restrictPublicBuckets: true,
    },
  },
});
