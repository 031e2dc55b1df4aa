import { z } from "zod";
import { defineResource } from "./define.ts";

const Grant = z.object({
  id: z.string().describe("ListGrants Grants[].GrantId"),
  grantee: z
    .string()
    .describe("Grants[].GranteePrincipal or GranteeServicePrincipal: ARN or service name"),
  operations: z.array(z.string()).describe("Grants[].Operations"),
  constrained: z
    .boolean()
    .describe("Grants[].Constraints limits the grant to an encryption context or a source ARN"),
});

const KeyMaterial = z.object({
  id: z.string().describe("ListKeyRotations Rotations[].KeyMaterialId"),
  importedAt: z
    .string()
    .nullable()
    .describe("Rotations[].RotationDate; null for the first material, which came with the key"),
  expiresAt: z.string().nullable().describe("Rotations[].ValidTo; null when it never expires"),
  imported: z
    .boolean()
    .describe("Rotations[].ImportState is IMPORTED; false once it has expired or was deleted"),
});

export const KmsKey = defineResource({
  type: "AWS::KMS::Key",
  service: "kms",
  scope: "regional",
  title: "KMS key",
  fields: z.object({
    keyManager: z.enum(["AWS", "CUSTOMER"]).describe("DescribeKey KeyMetadata.KeyManager"),
    state: z.string().describe("KeyMetadata.KeyState: Enabled, Disabled, PendingDeletion, …"),
    spec: z.string().describe("KeyMetadata.KeySpec: SYMMETRIC_DEFAULT, RSA_2048, HMAC_256, …"),
    usage: z.string().describe("KeyMetadata.KeyUsage: ENCRYPT_DECRYPT, SIGN_VERIFY, …"),
    origin: z
      .string()
      .describe("KeyMetadata.Origin: AWS_KMS, EXTERNAL, AWS_CLOUDHSM or EXTERNAL_KEY_STORE"),
    createdAt: z.string().describe("KeyMetadata.CreationDate, ISO 8601"),
    deletionAt: z
      .string()
      .nullable()
      .describe("KeyMetadata.DeletionDate; null unless deletion is scheduled"),
    multiRegion: z
      .enum(["PRIMARY", "REPLICA"])
      .nullable()
      .describe("KeyMetadata.MultiRegionConfiguration.MultiRegionKeyType; null: single-Region"),
    primaryArn: z
      .string()
      .nullable()
      .describe("KeyMetadata.MultiRegionConfiguration.PrimaryKey.Arn; null: single-Region"),
    aliases: z.array(z.string()).describe("ListAliases AliasName of the aliases of this key"),
    policy: z
      .string()
      .nullable()
      .describe("GetKeyPolicy Policy: JSON text; null for AWS managed keys, which is not asked"),
    rotationEnabled: z
      .boolean()
      .nullable()
      .describe(
        "GetKeyRotationStatus KeyRotationEnabled; null where KMS cannot rotate by itself, and of " +
          "replicas, which take part in the rotation of their primary",
      ),
    rotationPeriodDays: z
      .number()
      .nullable()
      .describe("GetKeyRotationStatus RotationPeriodInDays; null when rotation is off"),
    materials: z
      .array(KeyMaterial)
      .nullable()
      .describe(
        "ListKeyRotations with all key material but what awaits its rotation; of asymmetric and HMAC " +
          "keys the one that DescribeKey tells of; null unless the origin is EXTERNAL",
      ),
    grants: z.array(Grant).describe("ListGrants; empty for AWS managed keys, which is not asked"),
  }),
  example: {
    type: "AWS::KMS::Key",
    arn: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    id: "11111111-2222-3333-4444-555555555555",
    name: "alias/orders",
    account: "123456789012",
    region: "us-east-1",
    keyManager: "CUSTOMER",
    state: "Enabled",
    spec: "SYMMETRIC_DEFAULT",
    usage: "ENCRYPT_DECRYPT",
    origin: "AWS_KMS",
    createdAt: "2026-01-15T00:00:00.000Z",
    deletionAt: null,
    multiRegion: null,
    primaryArn: null,
    aliases: ["alias/orders"],
    policy:
      '{"Version":"2012-10-17","Statement":[{"Sid":"Root","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"kms:*","Resource":"*"}]}',
    rotationEnabled: true,
    rotationPeriodDays: 365,
    materials: null,
    grants: [],
  },
});
