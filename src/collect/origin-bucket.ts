const ENDPOINT =
  /^(.+)\.s3(?:-website)?(?:[.-](?:dualstack\.)?[a-z]{2}(?:-[a-z]+)+-\d)?\.amazonaws\.com(?:\.cn)?$/;
// Access points and their kin have names that look like buckets.
const NO_BUCKET = /(?:-s3alias|--ol-s3|\.accesspoint|--x-s3|--table-s3|\.s3-accesspoint|\.mrap)$/;

/** The bucket that the host name of an origin means, by its REST or website endpoint; undefined for everything else. */
export function originBucket(domainName: string): string | undefined {
  const [, bucket] = ENDPOINT.exec(domainName.toLowerCase()) ?? [];
  return bucket === undefined || NO_BUCKET.test(bucket) ? undefined : bucket;
}
