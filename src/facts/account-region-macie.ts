import { AccountRegion } from "../resources/account-region.ts";
import { MacieSession } from "../resources/macie-session.ts";
import { S3Bucket } from "../resources/s3-bucket.ts";
import { inUseFact } from "./in-use.ts";
import { turnedOnFact } from "./turned-on.ts";

export const accountRegionMacie = turnedOnFact(
  "macie",
  MacieSession,
  "Whether Macie was turned on in the Region, even if it is suspended now",
);
export const accountRegionHoldsBuckets = inUseFact(
  AccountRegion,
  "holdsBuckets",
  [S3Bucket],
  "S3 buckets",
);
