import {
  CreateAliasCommand,
  CreateGrantCommand,
  type CreateGrantRequest,
  CreateKeyCommand,
  type CreateKeyRequest,
  EnableKeyRotationCommand,
  ImportKeyMaterialCommand,
  type KMSClient,
} from "@aws-sdk/client-kms";

/** One import of key material: its description, which may hold its age, and its end. */
export interface Material {
  readonly description: string;
  readonly validTo?: Date;
}

/** A key to be made. What is left out is as a careful owner would have it. */
export interface KeyPlan {
  readonly name: string;
  readonly settings?: Omit<Partial<CreateKeyRequest>, "Description">;
  /** Rotation period in days; `false` leaves rotation off, which keys that cannot rotate are anyway. */
  readonly rotation?: number | false;
  readonly alias?: false;
  readonly materials?: readonly Material[];
  readonly grant?: Omit<CreateGrantRequest, "KeyId" | "Name">;
}

/** Makes a key with its name as description and alias; returns its id, as moto takes no ARN everywhere. */
export async function makeKey(kms: KMSClient, plan: KeyPlan): Promise<string> {
  const { name, settings = {}, rotation = 365, alias, materials = [], grant } = plan;
  const { KeyMetadata: key } = await kms.send(
    // moto keeps KeyUsage and MultiRegion only when they are given.
    new CreateKeyCommand({
      KeyUsage: "ENCRYPT_DECRYPT",
      MultiRegion: false,
      ...settings,
      Description: name,
    }),
  );
  const KeyId = key?.KeyId ?? "";
  if (alias !== false) {
    await kms.send(new CreateAliasCommand({ AliasName: `alias/${name}`, TargetKeyId: KeyId }));
  }
  for (const { description, validTo } of materials) {
    await kms.send(
      new ImportKeyMaterialCommand({
        KeyId,
        ImportToken: Buffer.from("token"),
        EncryptedKeyMaterial: Buffer.from("material"),
        KeyMaterialDescription: description,
        ...(validTo
          ? { ExpirationModel: "KEY_MATERIAL_EXPIRES", ValidTo: validTo }
          : { ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE" }),
      }),
    );
  }
  const rotates =
    (settings.KeySpec ?? "SYMMETRIC_DEFAULT") === "SYMMETRIC_DEFAULT" &&
    (settings.Origin ?? "AWS_KMS") === "AWS_KMS";
  if (rotates && rotation !== false) {
    await kms.send(new EnableKeyRotationCommand({ KeyId, RotationPeriodInDays: rotation }));
  }
  if (grant) await kms.send(new CreateGrantCommand({ ...grant, KeyId, Name: name }));
  return KeyId;
}
