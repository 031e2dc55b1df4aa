import { z } from "zod";
import { defineResource } from "./define.ts";
import { S3PublicAccessBlock } from "./s3-public-access-block.ts";

const AclGroupGrant = z.object({
  group: z
    .string()
    .describe("GetBucketAcl Grants[].Grantee.URI, its last part: AllUsers, AuthenticatedUsers, …"),
  permission: z.string().describe("Grants[].Permission: READ, WRITE, FULL_CONTROL, …"),
});

const ReplicationRule = z.object({
  id: z.string().describe("GetBucketReplication ReplicationConfiguration.Rules[].ID"),
  enabled: z.boolean().describe("Rules[].Status is Enabled"),
  prefix: z.string().describe('Rules[].Filter.Prefix, else ""'),
  destination: z.string().describe("Rules[].Destination.Bucket: ARN"),
  replicatesKms: z
    .boolean()
    .describe("Rules[].SourceSelectionCriteria.SseKmsEncryptedObjects.Status is Enabled"),
  replicaKmsKeyId: z
    .string()
    .nullable()
    .describe("Rules[].Destination.EncryptionConfiguration.ReplicaKmsKeyID"),
});

export const S3Bucket = defineResource({
  type: "AWS::S3::Bucket",
  service: "s3",
  scope: "regional",
  title: "S3 bucket",
  fields: z.object({
    policy: z
      .string()
      .nullable()
      .describe(
        "GetBucketPolicy Policy: JSON text, without the values of aws:Referer and aws:UserAgent; null: none",
      ),
    publicAccessBlock: S3PublicAccessBlock.nullable().describe(
      "GetPublicAccessBlock PublicAccessBlockConfiguration; null: not set for the bucket",
    ),
    objectOwnership: z
      .string()
      .nullable()
      .describe(
        "GetBucketOwnershipControls Rules[].ObjectOwnership; null: not set, which is the same as ObjectWriter",
      ),
    aclGroups: z
      .array(AclGroupGrant)
      .describe(
        "Grants of the ACL to groups; empty under BucketOwnerEnforced, where ACLs have no effect and are not asked",
      ),
    sseAlgorithm: z
      .string()
      .describe(
        "GetBucketEncryption Rules[].ApplyServerSideEncryptionByDefault.SSEAlgorithm: AES256, aws:kms or " +
          "aws:kms:dsse; AES256 where nothing is set",
      ),
    kmsKeyId: z
      .string()
      .nullable()
      .describe("ApplyServerSideEncryptionByDefault.KMSMasterKeyID; null: no customer managed key"),
    bucketKeyEnabled: z.boolean().describe("Rules[].BucketKeyEnabled"),
    blockedEncryptionTypes: z
      .array(z.string())
      .describe(
        "Rules[].BlockedEncryptionTypes.EncryptionType: SSE-C; empty where none is blocked",
      ),
    versioning: z
      .string()
      .nullable()
      .describe("GetBucketVersioning Status: Enabled or Suspended; null: never enabled"),
    mfaDelete: z.boolean().describe("GetBucketVersioning MFADelete is Enabled"),
    loggingBucket: z
      .string()
      .nullable()
      .describe("GetBucketLogging LoggingEnabled.TargetBucket; null: requests are not logged"),
    replicationRole: z
      .string()
      .nullable()
      .describe("GetBucketReplication ReplicationConfiguration.Role: ARN; null: no replication"),
    replicationRules: z
      .array(ReplicationRule)
      .describe("ReplicationConfiguration.Rules; empty without replication"),
    website: z
      .object({
        redirectProtocol: z
          .string()
          .nullable()
          .describe("RedirectAllRequestsTo.Protocol; null: that of the request"),
        redirectsAll: z.boolean().describe("RedirectAllRequestsTo is set"),
      })
      .nullable()
      .describe("GetBucketWebsite; null: no website"),
  }),
  example: {
    type: "AWS::S3::Bucket",
    arn: "arn:aws:s3:::orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::orders","arn:aws:s3:::orders/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}',
    publicAccessBlock: {
      blockPublicAcls: true,
      ignorePublicAcls: true,
      blockPublicPolicy: true,
      restrictPublicBuckets: true,
    },
    objectOwnership: "BucketOwnerEnforced",
    aclGroups: [],
    sseAlgorithm: "AES256",
    kmsKeyId: null,
    bucketKeyEnabled: false,
    blockedEncryptionTypes: ["SSE-C"],
    versioning: "Enabled",
    mfaDelete: true,
    loggingBucket: "access-logs",
    replicationRole: null,
    replicationRules: [],
    website: null,
  },
});
