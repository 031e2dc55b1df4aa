import { z } from "zod";
import { arnAccount } from "../policy/index.ts";
import { EcrRepository } from "../resources/ecr-repository.ts";
import { KmsKey } from "../resources/kms-key.ts";
import { defineFact } from "./define.ts";
import { findKmsKey } from "./find-kms-key.ts";

export const ecrRepositoryKeyManager = defineFact({
  on: EcrRepository,
  name: "keyManager",
  schema: z
    .enum(["AWS", "CUSTOMER"])
    .describe("Who manages the key that the images are encrypted under"),
  reads: { [EcrRepository.type]: ["kmsKeyId"], [KmsKey.type]: ["aliases", "keyManager"] },
  compute(repository, input) {
    const key = repository.kmsKeyId;
    if (key === null) return "AWS";
    // Keys that AWS manages serve no other account, and cannot be deleted.
    if (arnAccount(key) !== repository.account) return "CUSTOMER";
    return findKmsKey(key, repository, input)?.keyManager ?? "CUSTOMER";
  },
});
