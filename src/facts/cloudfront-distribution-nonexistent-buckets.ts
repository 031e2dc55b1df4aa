import { z } from "zod";
import { CloudFrontDistribution } from "../resources/cloudfront-distribution.ts";
import { defineFact } from "./define.ts";
import { unreadable } from "./unread.ts";

export const cloudfrontDistributionNonexistentBuckets = defineFact({
  on: CloudFrontDistribution,
  name: "nonexistentBuckets",
  schema: z
    .array(z.string())
    .describe(
      "Buckets that origins name and that nobody has; unknown where S3 does not tell of the bucket of another account",
    ),
  reads: { [CloudFrontDistribution.type]: ["missingBuckets", "untoldBuckets"] },
  compute(distribution) {
    const { missingBuckets: missing, untoldBuckets: untold } = distribution;
    if (missing.length === 0 && untold.length > 0) {
      throw unreadable(
        distribution,
        "missingBuckets",
        `S3 does not tell whether ${untold.join(", ")} exists, which is not a bucket of this account`,
      );
    }
    return missing;
  },
});
