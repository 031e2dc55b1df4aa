import { z } from "zod";
import { arnAccount, parseArn } from "../policy/index.ts";
import { EbsSettings } from "../resources/ebs-settings.ts";
import { KmsKey } from "../resources/kms-key.ts";
import { defineFact } from "./define.ts";
import { findKmsKey } from "./find-kms-key.ts";

const AWS_ALIAS = "alias/aws/ebs";

export const ebsSettingsDefaultKeyManager = defineFact({
  on: EbsSettings,
  name: "defaultKeyManager",
  schema: z
    .enum(["AWS", "CUSTOMER"])
    .describe("Who manages the default key: AWS manages the key behind alias/aws/ebs"),
  reads: {
    [EbsSettings.type]: ["defaultKmsKeyId"],
    [KmsKey.type]: ["aliases", "keyManager"],
  },
  compute(settings, input) {
    const name = settings.defaultKmsKeyId;
    if ((parseArn(name)?.resource ?? name) === AWS_ALIAS) return "AWS";
    // Keys that AWS manages serve no other account, and cannot be deleted.
    const owner = arnAccount(name);
    if (owner !== "" && owner !== settings.account) return "CUSTOMER";
    return findKmsKey(name, settings, input)?.keyManager ?? "CUSTOMER";
  },
});
