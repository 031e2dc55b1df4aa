import { S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";

/** One host for all buckets of a Region: one pool of connections, and no certificate trouble with dots in names. */
export class PathStyleS3Client extends S3Client {
  constructor(configuration: S3ClientConfig) {
    super({ ...configuration, forcePathStyle: true });
  }
}
