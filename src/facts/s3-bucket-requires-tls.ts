import { s3BucketDenialFact } from "./s3-bucket-denial.ts";

// Requests without TLS carry no s3:TlsVersion.
const WITHOUT_TLS = { "aws:securetransport": "false", "s3:tlsversion": null };

export const s3BucketRequiresTls = s3BucketDenialFact(
  "requiresTls",
  "The policy denies everybody every action on the bucket and its objects without TLS",
  (arn) =>
    [arn, `${arn}/*`].map((resource) => ({ action: "s3:*", resource, context: WITHOUT_TLS })),
);
