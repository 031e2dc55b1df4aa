import { z } from "zod";
import { KmsKey } from "../resources/kms-key.ts";
import { RedshiftServerlessNamespace } from "../resources/redshift-serverless-namespace.ts";
import { defineFact } from "./define.ts";
import { KEY_MANAGER_READS, keyManagerOf } from "./key-manager.ts";

export const redshiftServerlessNamespaceKeyManager = defineFact({
  on: RedshiftServerlessNamespace,
  name: "keyManager",
  schema: z
    .enum(["AWS", "CUSTOMER"])
    .describe("Who manages the key of the namespace: AWS owns it unless another one is named"),
  reads: { [RedshiftServerlessNamespace.type]: ["kmsKeyId"], [KmsKey.type]: KEY_MANAGER_READS },
  compute: (namespace, input) =>
    namespace.kmsKeyId === null ? "AWS" : keyManagerOf(namespace.kmsKeyId, namespace, input),
});
