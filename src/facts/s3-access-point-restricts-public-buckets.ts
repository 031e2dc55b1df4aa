import { z } from "zod";
import { arnPartition } from "../policy/index.ts";
import type { ResourceOf } from "../resources/define.ts";
import { S3AccessPoint } from "../resources/s3-access-point.ts";
import { S3AccountPublicAccessBlock } from "../resources/s3-account-public-access-block.ts";
import { S3Bucket } from "../resources/s3-bucket.ts";
import { defineFact, type FactInput } from "./define.ts";
import { ownName } from "./own-name.ts";
import { isOn, ofAccount } from "./s3-public-access-setting.ts";
import { ofAnotherAccount } from "./unread.ts";

type AccessPoint = ResourceOf<typeof S3AccessPoint>;

export const s3AccessPointRestrictsPublicBuckets = defineFact({
  on: S3AccessPoint,
  name: "restrictsPublicBuckets",
  schema: z
    .boolean()
    .describe(
      "RestrictPublicBuckets is on for the access point, its bucket or the account: a public policy lets no strangers in",
    ),
  reads: {
    [S3AccessPoint.type]: ["bucket", "bucketAccount", "publicAccessBlock"],
    [S3Bucket.type]: ["publicAccessBlock"],
    [S3AccountPublicAccessBlock.type]: ["publicAccessBlock"],
  },
  compute: (point, input) =>
    isOn("restrictPublicBuckets", [
      () => point.publicAccessBlock,
      ofAccount(point.account, input),
      () => ofBucket(point, input),
    ]),
});

function ofBucket({ account, region, bucket, bucketAccount, arn }: AccessPoint, input: FactInput) {
  if (bucketAccount === account) {
    const [found] = input.findByKey(S3Bucket, { account, region }, ownName, bucket);
    return found?.publicAccessBlock;
  }
  throw ofAnotherAccount(S3Bucket, "bucket", {
    arn: `arn:${arnPartition(arn)}:s3:::${bucket}`,
    account: bucketAccount,
    region,
  });
}
