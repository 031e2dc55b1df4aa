import type { S3PublicAccessBlock } from "../resources/s3-public-access-block.ts";

interface Configuration {
  readonly BlockPublicAcls?: boolean | undefined;
  readonly IgnorePublicAcls?: boolean | undefined;
  readonly BlockPublicPolicy?: boolean | undefined;
  readonly RestrictPublicBuckets?: boolean | undefined;
}

/** The four settings of S3 Block Public Access; what S3 leaves out is off, and without a configuration there is none. */
export function publicAccessBlock(
  configuration: Configuration | undefined,
): S3PublicAccessBlock | null {
  return configuration === undefined
    ? null
    : {
        blockPublicAcls: configuration.BlockPublicAcls ?? false,
        ignorePublicAcls: configuration.IgnorePublicAcls ?? false,
        blockPublicPolicy: configuration.BlockPublicPolicy ?? false,
        restrictPublicBuckets: configuration.RestrictPublicBuckets ?? false,
      };
}
