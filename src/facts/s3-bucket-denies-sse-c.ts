import { s3BucketDenialFact, uploadWith } from "./s3-bucket-denial.ts";

export const s3BucketDeniesSseC = s3BucketDenialFact(
  "deniesSseC",
  "The policy denies everybody uploads under a key of their own (SSE-C)",
  (arn) => [uploadWith(arn, { encryption: null, customerAlgorithm: "AES256" })],
);
