import { z } from "zod";
import type { ResourceOf } from "../resources/define.ts";
import { CloudFrontDistribution } from "../resources/cloudfront-distribution.ts";
import { decide } from "./decision.ts";
import { defineFact } from "./define.ts";
import { unreadable, UnreadError } from "./unread.ts";

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
    const isMissing = decide(() => distribution.missingBuckets.length > 0);
    if (isMissing === true) return distribution.missingBuckets;
    const { untoldBuckets: untold } = distribution;
    if (untold.length === 0) return distribution.missingBuckets;
    throw new UnreadError([
      ...(isMissing instanceof UnreadError ? isMissing.gaps : []),
      ...untoldOf(distribution, untold).gaps,
    ]);
  },
});

function untoldOf(
  distribution: ResourceOf<typeof CloudFrontDistribution>,
  untold: readonly string[],
): UnreadError {
  return unreadable(
    distribution,
    "missingBuckets",
    `S3 does not tell whether ${untold.join(", ")} exists, which is not a bucket of this account`,
  );
}
