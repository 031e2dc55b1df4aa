const ENDPOINT =
  /^(.+)\.s3(?:-website)?(?:[.-](?:dualstack\.)?([a-z]{2}(?:-[a-z]+)+-\d))?\.amazonaws\.com(\.cn)?$/;
// Access points and their kin have names that look like buckets.
const NO_BUCKET = /(?:-s3alias|--ol-s3|\.accesspoint|--x-s3|--table-s3|\.s3-accesspoint|\.mrap)$/;

/** A bucket by its name, which each partition gives away for itself. */
export interface OriginBucket {
  readonly name: string;
  readonly partition: string;
}

/** The bucket that the host name of an origin means, by its REST or website endpoint; undefined for everything else. */
export function originBucket(domainName: string): OriginBucket | undefined {
  const [, name, region = "", china] = ENDPOINT.exec(domainName.toLowerCase()) ?? [];
  if (name === undefined || NO_BUCKET.test(name)) return undefined;
  if (china !== undefined) return { name, partition: "aws-cn" };
  return { name, partition: region.startsWith("us-gov-") ? "aws-us-gov" : "aws" };
}
