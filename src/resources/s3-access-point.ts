import { z } from "zod";
import { defineResource } from "./define.ts";
import { S3PublicAccessBlock } from "./s3-public-access-block.ts";

export const S3AccessPoint = defineResource({
  type: "AWS::S3::AccessPoint",
  service: "s3-control",
  scope: "regional",
  title: "S3 access point",
  fields: z.object({
    bucket: z.string().describe("ListAccessPoints AccessPointList[].Bucket"),
    bucketAccount: z.string().describe("AccessPointList[].BucketAccountId"),
    networkOrigin: z
      .string()
      .describe("AccessPointList[].NetworkOrigin: Internet, or VPC when only one VPC can reach it"),
    policy: z
      .string()
      .nullable()
      .describe(
        "GetAccessPointPolicy Policy: JSON text, without the values of aws:Referer and aws:UserAgent; " +
          "null without one, and of access points of a VPC, which is not asked",
      ),
    publicAccessBlock: S3PublicAccessBlock.nullable().describe(
      "GetAccessPoint PublicAccessBlockConfiguration; null of access points of a VPC, which is not asked",
    ),
  }),
  example: {
    type: "AWS::S3::AccessPoint",
    arn: "arn:aws:s3:us-east-1:123456789012:accesspoint/orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    bucket: "orders",
    bucketAccount: "123456789012",
    networkOrigin: "Internet",
    policy: null,
    publicAccessBlock: {
      blockPublicAcls: true,
      ignorePublicAcls: true,
      blockPublicPolicy: true,
      restrictPublicBuckets: true,
    },
  },
});
