import { z } from "zod";
import { EbsSettings } from "../resources/ebs-settings.ts";
import { KmsKey } from "../resources/kms-key.ts";
import { defineFact } from "./define.ts";
import { KEY_MANAGER_READS, keyManagerOf } from "./key-manager.ts";

export const ebsSettingsDefaultKeyManager = defineFact({
  on: EbsSettings,
  name: "defaultKeyManager",
  schema: z
    .enum(["AWS", "CUSTOMER"])
    .describe("Who manages the default key: AWS manages the key behind alias/aws/ebs"),
  reads: { [EbsSettings.type]: ["defaultKmsKeyId"], [KmsKey.type]: KEY_MANAGER_READS },
  compute: (settings, input) => keyManagerOf(settings.defaultKmsKeyId, settings, input),
});
