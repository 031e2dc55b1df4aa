import { z } from "zod";
import { CloudFrontDistribution } from "../resources/cloudfront-distribution.ts";
import { S3AccountPublicAccessBlock } from "../resources/s3-account-public-access-block.ts";
import { S3Bucket } from "../resources/s3-bucket.ts";
import { defineFact, type FactInput } from "./define.ts";
import { ownId } from "./own-id.ts";
import { isOn, ofAccount } from "./s3-public-access-setting.ts";

export const cloudfrontDistributionOpenS3Origins = defineFact({
  on: CloudFrontDistribution,
  name: "openS3Origins",
  schema: z
    .array(z.string())
    .describe(
      "Host names of S3 origins that CloudFront asks without proof of who it is: no origin access control that signs, " +
        "no origin access identity, and a bucket that S3 Block Public Access does not keep strangers from",
    ),
  reads: {
    [CloudFrontDistribution.type]: ["s3Origins", "signedOrigins"],
    [S3Bucket.type]: ["publicAccessBlock"],
    [S3AccountPublicAccessBlock.type]: ["publicAccessBlock"],
  },
  compute({ account, s3Origins, signedOrigins }, input) {
    const signed = new Set(
      signedOrigins
        .filter(({ signing }) => signing !== null && signing !== "never")
        .map(({ id }) => id),
    );
    return s3Origins
      .filter(({ id, accessIdentity }) => !accessIdentity && !signed.has(id))
      .filter(({ bucket }) => bucket === null || !isClosed(bucket, account, input))
      .map(({ domainName }) => domainName);
  },
});

// Whoever reads such a bucket signs for himself, for example code at the edge.
function isClosed(name: string, account: string, input: FactInput): boolean {
  const [bucket] = input.findByKey(S3Bucket, { account }, ownId, name);
  if (bucket === undefined) return false;
  const places = [() => bucket.publicAccessBlock, ofAccount(account, input)];
  return isOn("restrictPublicBuckets", places) && isOn("ignorePublicAcls", places);
}
