/**
 * Whether the partition has CloudFront, and with it web ACLs of the scope CLOUDFRONT. GovCloud has not:
 * where nothing can exist, a call could only fail and leave everything that depends on it unknown.
 */
export function hasCloudFront(partition: string): boolean {
  return partition !== "aws-us-gov";
}
