import { describe, expect, test } from "vitest";
import { KmsKey } from "../../../src/resources/kms-key.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const ID = "11111111-2222-3333-4444-555555555555";
const ARN = `arn:aws:kms:us-east-1:123456789012:key/${ID}`;
const METADATA = {
  KeyId: ID,
  Arn: ARN,
  KeyManager: "CUSTOMER",
  KeyState: "Enabled",
  KeySpec: "SYMMETRIC_DEFAULT",
  KeyUsage: "ENCRYPT_DECRYPT",
  Origin: "AWS_KMS",
  CreationDate: 1_768_435_200,
};
const denied = { status: 400, body: { __type: "AccessDeniedException", message: "no" } };
const collect = (metadata: object, answers: Readonly<Record<string, Answer>> = {}) =>
  collectWith("kms", {
    ListKeys: () => ({ body: { Keys: [{ KeyId: ID, KeyArn: ARN }] } }),
    ListAliases: () => ({ body: { Aliases: [{ AliasName: "alias/orders", TargetKeyId: ID }] } }),
    DescribeKey: () => ({ body: { KeyMetadata: { ...METADATA, ...metadata } } }),
    GetKeyPolicy: () => ({ body: { Policy: "{}" } }),
    ListGrants: () => ({ body: { Grants: [] } }),
    DescribeCustomKeyStores: () => ({ body: { CustomKeyStores: [] } }),
    ...answers,
  });

describe("kms", () => {
  test("lists the materials of a symmetric key with imported material", async () => {
    const { resources } = await collect(
      { Origin: "EXTERNAL", CurrentKeyMaterialId: "m2" },
      {
        ListKeyRotations: () => ({
          body: {
            Rotations: [
              { KeyMaterialId: "m1", ImportState: "PENDING_IMPORT", ValidTo: 1_777_593_600 },
              { KeyMaterialId: "m2", ImportState: "IMPORTED", RotationDate: 1_775_001_600 },
            ],
          },
        }),
      },
    );
    expect(resources).toMatchObject([
      {
        name: "alias/orders",
        rotationEnabled: null,
        materials: [
          { id: "m1", importedAt: null, expiresAt: "2026-05-01T00:00:00.000Z", imported: false },
          { id: "m2", importedAt: "2026-04-01T00:00:00.000Z", expiresAt: null, imported: true },
        ],
      },
    ]);
    expect(KmsKey.fields.safeParse(resources[0]).error).toBeUndefined();
  });

  test("leaves out material that awaits its rotation", async () => {
    const { resources } = await collect(
      { Origin: "EXTERNAL", CurrentKeyMaterialId: "m1" },
      {
        ListKeyRotations: () => ({
          body: {
            Rotations: [
              { KeyMaterialId: "m1", ImportState: "IMPORTED", KeyMaterialState: "CURRENT" },
              {
                KeyMaterialId: "m2",
                ImportState: "PENDING_IMPORT",
                KeyMaterialState: "PENDING_ROTATION",
              },
              {
                KeyMaterialId: "m3",
                ImportState: "IMPORTED",
                KeyMaterialState: "PENDING_MULTI_REGION_IMPORT_AND_ROTATION",
                ValidTo: 1_777_593_600,
              },
            ],
          },
        }),
      },
    );
    expect(resources).toMatchObject([{ materials: [{ id: "m1", imported: true }] }]);
  });

  test("names the service that a grant is for, and takes a source ARN for a constraint", async () => {
    const { resources } = await collect(
      { KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" },
      {
        ListGrants: () => ({
          body: {
            Grants: [
              {
                GrantId: "g1",
                GranteeServicePrincipal: "backup.amazonaws.com",
                Operations: ["Decrypt"],
                Constraints: { SourceArn: "arn:aws:backup:us-east-1:123456789012:backup-vault:a" },
              },
            ],
          },
        }),
      },
    );
    expect(resources).toMatchObject([
      { grants: [{ id: "g1", grantee: "backup.amazonaws.com", constrained: true }] },
    ]);
  });

  test("takes the only material of other imported keys from their description", async () => {
    const { resources, journal } = await collect({
      Origin: "EXTERNAL",
      KeySpec: "RSA_2048",
      KeyUsage: "SIGN_VERIFY",
      ValidTo: 1_777_593_600,
    });
    expect(journal.map(({ operation }) => operation)).not.toContain("ListKeyRotations");
    expect(resources).toMatchObject([
      { materials: [{ importedAt: null, expiresAt: "2026-05-01T00:00:00.000Z", imported: true }] },
    ]);
  });

  test("does not ask about the rotation of a replica", async () => {
    const primary = { Arn: ARN.replace("us-east-1", "eu-west-1"), Region: "eu-west-1" };
    const { resources } = await collect({
      MultiRegionConfiguration: { MultiRegionKeyType: "REPLICA", PrimaryKey: primary },
    });
    expect(resources).toMatchObject([{ multiRegion: "REPLICA", rotationEnabled: null }]);
  });

  test("asks nothing but the description of an AWS managed key", async () => {
    const { resources, journal } = await collect({ KeyManager: "AWS" });
    expect(journal.map(({ operation }) => operation).sort()).toEqual([
      "DescribeCustomKeyStores",
      "DescribeKey",
      "ListAliases",
      "ListKeys",
    ]);
    expect(resources).toMatchObject([{ policy: null, rotationEnabled: null, grants: [] }]);
  });

  test("a key that may not be described is there by name alone", async () => {
    const { resources, gaps } = await collect({}, { DescribeKey: () => denied });
    expect(resources).toEqual([
      {
        type: "AWS::KMS::Key",
        account: "123456789012",
        region: "us-east-1",
        arn: ARN,
        id: ID,
        name: "alias/orders",
        aliases: ["alias/orders"],
      },
    ]);
    expect(gaps).toMatchObject([{ arn: ARN, permission: "kms:DescribeKey", reason: "denied" }]);
  });
});
