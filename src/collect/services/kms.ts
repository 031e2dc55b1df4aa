import {
  DescribeCustomKeyStoresCommand,
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
  ListAliasesCommand,
  ListGrantsCommand,
  ListKeyRotationsCommand,
  ListKeysCommand,
  type KeyMetadata,
  type RotationsListEntry,
} from "@aws-sdk/client-kms";
import { KmsCustomKeyStore } from "../../resources/kms-custom-key-store.ts";
import { KmsKey } from "../../resources/kms-key.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { iso } from "../shape.ts";

const calls = {
  ListKeys: call(
    ListKeysCommand,
    "kms:ListKeys",
    { type: KmsKey },
    { page: ["NextMarker", "Marker"] },
  ),
  ListAliases: call(
    ListAliasesCommand,
    "kms:ListAliases",
    { type: KmsKey, fields: ["aliases"] },
    { page: ["NextMarker", "Marker"] },
  ),
  DescribeKey: call(DescribeKeyCommand, "kms:DescribeKey", { type: KmsKey }),
  GetKeyPolicy: call(GetKeyPolicyCommand, "kms:GetKeyPolicy", { type: KmsKey, fields: ["policy"] }),
  GetKeyRotationStatus: call(GetKeyRotationStatusCommand, "kms:GetKeyRotationStatus", {
    type: KmsKey,
    fields: ["rotationEnabled", "rotationPeriodDays"],
  }),
  ListKeyRotations: call(
    ListKeyRotationsCommand,
    "kms:ListKeyRotations",
    { type: KmsKey, fields: ["materials"] },
    { page: ["NextMarker", "Marker"] },
  ),
  ListGrants: call(
    ListGrantsCommand,
    "kms:ListGrants",
    { type: KmsKey, fields: ["grants"] },
    { page: ["NextMarker", "Marker"] },
  ),
  DescribeCustomKeyStores: call(
    DescribeCustomKeyStoresCommand,
    "kms:DescribeCustomKeyStores",
    { type: KmsCustomKeyStore },
    { page: ["NextMarker", "Marker"] },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "kms",
  scope: "regional",
  client: KMSClient,
  calls,
  async *collect(context) {
    if (context.wants(KmsKey)) yield* keys(context);
    yield* customKeyStores(context);
  },
});

async function* keys(context: Context) {
  const aliases = await aliasesByKey(context);
  const listed = context.items("ListKeys", {}, (output) => output.Keys);
  yield* context.each(listed, async ({ KeyId: id = "", KeyArn: arn = "" }) => {
    const names = aliases?.get(id) ?? [];
    const identity = { arn, id, name: names[0] ?? id, aliases: aliases && names };
    const key = (await context.read("DescribeKey", { KeyId: id }, arn))?.KeyMetadata;
    if (key === undefined) return context.resource(KmsKey, identity);
    const customer = key.KeyManager === "CUSTOMER";
    return context.resource(KmsKey, {
      ...identity,
      ...metadata(key),
      policy: customer ? await policy(context, id, arn) : null,
      ...(canRotate(key) ? await rotation(context, id, arn) : noRotation),
      materials: key.Origin === "EXTERNAL" ? await materials(context, key, arn) : null,
      grants: customer ? await grants(context, id, arn) : [],
    });
  });
}

async function aliasesByKey(context: Context): Promise<Map<string, string[]> | undefined> {
  const aliases = await context.readAll("ListAliases", {}, (output) => output.Aliases);
  if (!aliases) return undefined;
  const byKey = new Map<string, string[]>();
  for (const { TargetKeyId: id, AliasName: name } of aliases) {
    if (id && name) byKey.set(id, [...(byKey.get(id) ?? []), name]);
  }
  return byKey;
}

function metadata(key: KeyMetadata) {
  const multiRegion = key.MultiRegionConfiguration;
  return {
    keyManager: key.KeyManager,
    state: key.KeyState,
    spec: key.KeySpec,
    usage: key.KeyUsage,
    origin: key.Origin,
    createdAt: iso(key.CreationDate) ?? undefined,
    deletionAt: iso(key.DeletionDate),
    multiRegion: multiRegion?.MultiRegionKeyType ?? null,
    primaryArn: multiRegion?.PrimaryKey?.Arn ?? null,
  };
}

// KMS rotates only symmetric keys whose material it made, and does not answer for keys about to be deleted.
// Replicas take part in the rotation of their primary.
function canRotate(key: KeyMetadata): boolean {
  return (
    key.KeyManager === "CUSTOMER" &&
    key.KeySpec === "SYMMETRIC_DEFAULT" &&
    key.Origin === "AWS_KMS" &&
    key.MultiRegionConfiguration?.MultiRegionKeyType !== "REPLICA" &&
    key.KeyState !== "PendingDeletion" &&
    key.KeyState !== "PendingReplicaDeletion"
  );
}

const noRotation = { rotationEnabled: null, rotationPeriodDays: null };

async function rotation(context: Context, id: string, arn: string) {
  const status = await context.read("GetKeyRotationStatus", { KeyId: id }, arn);
  return {
    rotationEnabled: status?.KeyRotationEnabled,
    rotationPeriodDays: status && (status.RotationPeriodInDays ?? null),
  };
}

async function policy(context: Context, id: string, arn: string) {
  const output = await context.read("GetKeyPolicy", { KeyId: id, PolicyName: "default" }, arn);
  return output?.Policy;
}

async function materials(context: Context, key: KeyMetadata, arn: string) {
  // KMS lists the materials of symmetric encryption keys only; every other key has just one.
  if (key.KeySpec !== "SYMMETRIC_DEFAULT") return [onlyMaterial(key)];
  const rotations = await context.readAll(
    "ListKeyRotations",
    { KeyId: arn, IncludeKeyMaterial: "ALL_KEY_MATERIAL" },
    (output) => output.Rotations,
    arn,
  );
  return rotations?.filter(isInUse).map((entry) => ({
    id: entry.KeyMaterialId ?? "",
    importedAt: iso(entry.RotationDate),
    expiresAt: iso(entry.ValidTo),
    imported: entry.ImportState === "IMPORTED",
  }));
}

// Nothing is encrypted under material that awaits its rotation, and the key does without it.
function isInUse({ KeyMaterialState: state }: RotationsListEntry): boolean {
  return state !== "PENDING_ROTATION" && state !== "PENDING_MULTI_REGION_IMPORT_AND_ROTATION";
}

function onlyMaterial(key: KeyMetadata) {
  return {
    id: key.CurrentKeyMaterialId ?? "",
    importedAt: null,
    expiresAt: iso(key.ValidTo),
    imported: key.KeyState !== "PendingImport",
  };
}

async function grants(context: Context, id: string, arn: string) {
  const listed = await context.readAll("ListGrants", { KeyId: id }, (output) => output.Grants, arn);
  return listed?.map((grant) => ({
    id: grant.GrantId ?? "",
    grantee: grant.GranteePrincipal ?? grant.GranteeServicePrincipal ?? "",
    operations: [...(grant.Operations ?? [])].sort(),
    constrained: Object.keys(grant.Constraints ?? {}).length > 0,
  }));
}

async function* customKeyStores(context: Context) {
  const stores = context.items("DescribeCustomKeyStores", {}, (output) => output.CustomKeyStores);
  for await (const store of stores) {
    const id = store.CustomKeyStoreId ?? "";
    yield context.resource(KmsCustomKeyStore, {
      arn: `arn:${context.partition}:kms:${context.region}:${context.account}:custom-key-store/${id}`,
      id,
      name: store.CustomKeyStoreName ?? id,
      storeType: store.CustomKeyStoreType,
      connectionState: store.ConnectionState,
      connectionError: store.ConnectionErrorCode ?? null,
    });
  }
}
