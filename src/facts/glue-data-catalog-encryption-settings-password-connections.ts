import { z } from "zod";
import { GlueConnection } from "../resources/glue-connection.ts";
import { GlueDataCatalogEncryptionSettings } from "../resources/glue-data-catalog-encryption-settings.ts";
import { defineFact } from "./define.ts";

export const gluePasswordConnections = defineFact({
  on: GlueDataCatalogEncryptionSettings,
  name: "passwordConnections",
  schema: z
    .array(z.string())
    .describe("Names of the connections of the Region that keep a password of their own; sorted"),
  reads: { [GlueConnection.type]: ["keepsPassword"] },
  compute: ({ account, region }, input) =>
    input
      .list(GlueConnection, { account, region })
      .filter(({ keepsPassword }) => keepsPassword)
      .map(({ name }) => name)
      .sort(),
});
