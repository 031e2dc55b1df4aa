import { z } from "zod";
import { EcrRepository } from "../resources/ecr-repository.ts";
import { KmsKey } from "../resources/kms-key.ts";
import { defineFact } from "./define.ts";
import { KEY_MANAGER_READS, keyManagerOf } from "./key-manager.ts";

export const ecrRepositoryKeyManager = defineFact({
  on: EcrRepository,
  name: "keyManager",
  schema: z
    .enum(["AWS", "CUSTOMER"])
    .describe("Who manages the key that the images are encrypted under"),
  reads: { [EcrRepository.type]: ["kmsKeyId"], [KmsKey.type]: KEY_MANAGER_READS },
  compute: (repository, input) =>
    repository.kmsKeyId === null ? "AWS" : keyManagerOf(repository.kmsKeyId, repository, input),
});
