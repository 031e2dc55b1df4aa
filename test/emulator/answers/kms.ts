import { createHash } from "node:crypto";
import {
  CreateKeyCommand,
  DescribeKeyCommand,
  EnableKeyRotationCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  ImportKeyMaterialCommand,
  type KeyMetadata,
  ListAliasesCommand,
  ListGrantsCommand,
  ListKeyRotationsCommand,
  ListKeysCommand,
  type MultiRegionConfiguration,
  type RotationsListEntry,
} from "@aws-sdk/client-kms";
import { ACCOUNT, type Answer, type Call, answer } from "../answers.ts";
import { ServiceError } from "../errors.ts";
import { kmsCustomStoreAnswers } from "./kms-custom-stores.ts";
import { agedDate, daysAgo } from "./naming.ts";
import { page } from "./paging.ts";

/** What moto does not keep of a key. */
interface KeyExtras {
  customKeyStoreId?: string;
  rotationPeriodInDays?: number;
  materials: RotationsListEntry[];
}

/** moto describes the key behind `alias/aws/*` like this, and as the customer's own. */
const AWS_MANAGED_DESCRIPTION = "Default key";
const DEFAULT_ROTATION_DAYS = 365;

/** KMS as AWS answers it, where moto lacks fields, imported material, paging or custom stores. */
export function kmsAnswers(): Answer[] {
  const extrasByArn = new Map<string, KeyExtras>();
  const extrasOf = (arn: string | undefined): KeyExtras => {
    const extras = extrasByArn.get(arn ?? "") ?? { materials: [] };
    extrasByArn.set(arn ?? "", extras);
    return extras;
  };

  /** moto leaves out or misstates these fields. */
  const amend = (key: KeyMetadata): KeyMetadata => {
    const { customKeyStoreId, materials } = extrasOf(key.Arn);
    const current = materials.find(({ KeyMaterialState }) => KeyMaterialState === "CURRENT");
    // A key is unusable as soon as any of its materials has expired.
    const pendingImport =
      key.Origin === "EXTERNAL" &&
      key.KeyState === "Enabled" &&
      (!current || materials.some(isExpired));
    return {
      ...key,
      CreationDate: agedDate(key.Description, key.CreationDate),
      KeyUsage: key.KeyUsage ?? "ENCRYPT_DECRYPT",
      MultiRegion: key.MultiRegion ?? false,
      ...(key.MultiRegionConfiguration && {
        MultiRegionConfiguration: multiRegionOf(key, key.MultiRegionConfiguration),
      }),
      ...(isAwsManaged(key) && { KeyManager: "AWS" }),
      ...(customKeyStoreId !== undefined && { CustomKeyStoreId: customKeyStoreId }),
      ...(pendingImport && { KeyState: "PendingImport", Enabled: false }),
      ...(current && {
        CurrentKeyMaterialId: current.KeyMaterialId,
        ExpirationModel: current.ExpirationModel,
        ValidTo: current.ValidTo,
      }),
    };
  };
  const describe = async (
    call: Pick<Call<unknown, unknown>, "ask">,
    KeyId: string | undefined,
  ): Promise<KeyMetadata> => {
    const { KeyMetadata } = await call.ask(DescribeKeyCommand, { KeyId });
    if (KeyMetadata === undefined) throw new ServiceError("NotFoundException", `${KeyId}`);
    return amend(KeyMetadata);
  };

  return [
    ...kmsCustomStoreAnswers(),
    answer(CreateKeyCommand, async ({ input, forward }) => {
      const { KeyMetadata } = await forward();
      if (KeyMetadata === undefined) return {};
      if (input.CustomKeyStoreId) {
        extrasOf(KeyMetadata.Arn).customKeyStoreId = input.CustomKeyStoreId;
      }
      return { KeyMetadata: amend(KeyMetadata) };
    }),
    answer(DescribeKeyCommand, async (call) => ({
      KeyMetadata: await describe(call, call.input.KeyId),
    })),
    // moto demands PolicyName, which AWS has made optional, and does not repeat it.
    answer(GetKeyPolicyCommand, async ({ input, forward }) => ({
      ...(await forward({ ...input, PolicyName: "default" })),
      PolicyName: "default",
    })),
    answer(EnableKeyRotationCommand, async (call) => {
      const key = await describe(call, call.input.KeyId);
      if (!rotatesItself(key)) throw unsupported(key);
      extrasOf(key.Arn).rotationPeriodInDays =
        call.input.RotationPeriodInDays ?? DEFAULT_ROTATION_DAYS;
      return call.forward();
    }),
    answer(GetKeyRotationStatusCommand, async (call) => {
      const key = await describe(call, call.input.KeyId);
      if (key.CustomKeyStoreId !== undefined) throw unsupported(key);
      const { KeyRotationEnabled: enabled } = await call.forward();
      const on =
        isAwsManaged(key) ||
        (enabled === true && rotatesItself(key) && key.KeyState !== "PendingDeletion");
      if (!on) return { KeyId: key.KeyId, KeyRotationEnabled: false };
      const period = extrasOf(key.Arn).rotationPeriodInDays ?? DEFAULT_ROTATION_DAYS;
      return {
        KeyId: key.KeyId,
        KeyRotationEnabled: true,
        RotationPeriodInDays: period,
        NextRotationDate: daysAgo(-period),
      };
    }),
    // moto cannot import. The wrapped material itself is neither checked nor kept, and unlike in
    // AWS its end may lie in the past, so that expired material can be seeded.
    answer(ImportKeyMaterialCommand, async (call) => {
      const { KeyId, KeyMaterialDescription, ExpirationModel, ValidTo } = call.input;
      const key = await describe(call, KeyId);
      if (key.Origin !== "EXTERNAL") throw unsupported(key);
      const { materials } = extrasOf(key.Arn);
      for (const material of materials) material.KeyMaterialState = "NON_CURRENT";
      const first = materials.length === 0;
      const material: RotationsListEntry = {
        KeyId: key.Arn,
        KeyMaterialId: createHash("sha256").update(`${key.Arn} ${materials.length}`).digest("hex"),
        KeyMaterialDescription,
        ImportState: "IMPORTED",
        KeyMaterialState: "CURRENT",
        ExpirationModel: ExpirationModel ?? "KEY_MATERIAL_EXPIRES",
        ValidTo,
        // The material that a key began with was never rotated in.
        ...(!first && {
          RotationDate: agedDate(KeyMaterialDescription, new Date()),
          RotationType: "ON_DEMAND",
        }),
      };
      materials.push(material);
      return { KeyId: key.Arn, KeyMaterialId: material.KeyMaterialId };
    }),
    answer(ListKeyRotationsCommand, async (call) => {
      const key = await describe(call, call.input.KeyId);
      if (key.Origin !== "EXTERNAL") return call.forward();
      const all = call.input.IncludeKeyMaterial === "ALL_KEY_MATERIAL";
      const listed = extrasOf(key.Arn)
        .materials.filter(({ RotationDate }) => all || RotationDate)
        .map((each) =>
          isExpired(each) ? { ...each, ImportState: "PENDING_IMPORT" as const } : each,
        );
      const { items, next } = page(listed, call.input.Limit ?? 100, call.input.Marker);
      return { Rotations: items, Truncated: next !== undefined, NextMarker: next };
    }),
    // moto ignores Limit and never truncates.
    answer(ListKeysCommand, async ({ input, forward }) => {
      const { Keys = [] } = await forward();
      const { items, next } = page(Keys, input.Limit ?? 100, input.Marker);
      return { Keys: items, Truncated: next !== undefined, NextMarker: next };
    }),
    // As above; and moto gives aliases no dates, and replicas those of their primary.
    answer(ListAliasesCommand, async ({ input, region, forward }) => {
      const { Aliases = [] } = await forward();
      const here = Aliases.filter(({ AliasArn }) => AliasArn?.split(":")[3] === region);
      const { items, next } = page(here, input.Limit ?? 50, input.Marker);
      const dated = items.map((alias) => {
        const CreationDate = agedDate(alias.AliasName, new Date());
        return { CreationDate, LastUpdatedDate: CreationDate, ...alias };
      });
      return { Aliases: dated, Truncated: next !== undefined, NextMarker: next };
    }),
    // As above; and moto does not say who issued a grant, or when.
    answer(ListGrantsCommand, async ({ input, forward }) => {
      const { Grants = [] } = await forward();
      const { items, next } = page(Grants, input.Limit ?? 50, input.Marker);
      const issued = items.map((grant) => ({
        CreationDate: agedDate(grant.Name, new Date()),
        IssuingAccount: `arn:aws:iam::${ACCOUNT}:root`,
        ...grant,
      }));
      return { Grants: issued, Truncated: next !== undefined, NextMarker: next };
    }),
  ];
}

/** Primary and replica share one configuration in moto, so each passes for what was described last. */
function multiRegionOf(
  { Arn }: KeyMetadata,
  shared: MultiRegionConfiguration,
): MultiRegionConfiguration {
  return { ...shared, MultiRegionKeyType: Arn === shared.PrimaryKey?.Arn ? "PRIMARY" : "REPLICA" };
}

function isAwsManaged({ Description }: KeyMetadata): boolean {
  return Description === AWS_MANAGED_DESCRIPTION;
}

function rotatesItself({ Origin, KeySpec }: KeyMetadata): boolean {
  return Origin === "AWS_KMS" && KeySpec === "SYMMETRIC_DEFAULT";
}

function isExpired({ ValidTo }: RotationsListEntry): boolean {
  return ValidTo !== undefined && ValidTo.getTime() < Date.now();
}

function unsupported({ Arn, Origin }: KeyMetadata): ServiceError {
  const message = `${Arn} origin is ${Origin} which is not valid for this operation.`;
  return new ServiceError("UnsupportedOperationException", message);
}
