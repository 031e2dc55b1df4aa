const PARTITIONS = ["aws", "aws-cn", "aws-us-gov"] as const;
type Partition = (typeof PARTITIONS)[number];

/** The partition, when ASFF knows it. */
export function asffPartition(partition: string): Partition | undefined {
  return PARTITIONS.find((known) => known === partition);
}

/** The default product of an account: what findings of one's own tools belong to. */
export function productArn(partition: string, region: string, account: string): string {
  return `arn:${asffPartition(partition) ?? "aws"}:securityhub:${region}:${account}:product/${account}/default`;
}
