import { z } from "zod";
import { defineResource } from "./define.ts";

/** What an account sets for all its EBS volumes and snapshots in one Region. */
export const EbsSettings = defineResource({
  type: "AWS::EC2::EbsSettings",
  service: "ebs",
  scope: "regional",
  title: "EBS settings of a Region",
  fields: z.object({
    encryptionByDefault: z
      .boolean()
      .describe("GetEbsEncryptionByDefault EbsEncryptionByDefault: new volumes are encrypted"),
    defaultKmsKeyId: z
      .string()
      .describe(
        "GetEbsDefaultKmsKeyId KmsKeyId: ARN of the key for whoever names none; alias/aws/ebs: the AWS managed key",
      ),
    snapshotPublicAccess: z
      .string()
      .describe(
        "GetSnapshotBlockPublicAccessState State: block-all-sharing, block-new-sharing or unblocked",
      ),
    snapshotPublicAccessManagedBy: z
      .string()
      .describe(
        "GetSnapshotBlockPublicAccessState ManagedBy: account, or declarative-policy of the organization",
      ),
  }),
  example: {
    type: "AWS::EC2::EbsSettings",
    arn: "arn:aws:ec2:us-east-1:123456789012:ebs-settings",
    id: "us-east-1",
    name: "EBS in us-east-1",
    account: "123456789012",
    region: "us-east-1",
    encryptionByDefault: true,
    defaultKmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    snapshotPublicAccess: "block-all-sharing",
    snapshotPublicAccessManagedBy: "account",
  },
});
