import { s3BucketDenialFact, uploadWith } from "./s3-bucket-denial.ts";

export const s3BucketDeniesSseS3 = s3BucketDenialFact(
  "deniesSseS3",
  "The policy denies everybody uploads that ask for SSE-S3 in place of the default of the bucket",
  (arn) => [uploadWith(arn, { encryption: "AES256", customerAlgorithm: null })],
);
