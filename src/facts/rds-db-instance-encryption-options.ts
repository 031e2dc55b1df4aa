import { z } from "zod";
import { RdsDbInstance } from "../resources/rds-db-instance.ts";
import { RdsOptionGroup } from "../resources/rds-option-group.ts";
import { defineFact } from "./define.ts";
import { ownId } from "./own-id.ts";
import { unreadable } from "./unread.ts";

/** Options of RDS for Oracle that encrypt what goes over the network. */
const ENCRYPTING = new Set(["NATIVE_NETWORK_ENCRYPTION", "SSL"]);

export const rdsDbInstanceEncryptionOptions = defineFact({
  on: RdsDbInstance,
  name: "encryptionOptions",
  schema: z
    .array(z.string())
    .describe(
      "Options of its option group that encrypt connections to Oracle: NATIVE_NETWORK_ENCRYPTION, SSL; empty for other engines",
    ),
  reads: {
    [RdsDbInstance.type]: ["engine", "optionGroups"],
    [RdsOptionGroup.type]: ["options"],
  },
  compute(instance, input) {
    if (!instance.engine.startsWith("oracle-")) return [];
    const { account, region } = instance;
    const options = instance.optionGroups.flatMap((name) => {
      const [group] = input.findByKey(RdsOptionGroup, { account, region }, ownId, name);
      if (group === undefined) {
        throw unreadable(instance, "optionGroups", `option group ${name} is gone`);
      }
      return group.options;
    });
    return options.filter((option) => ENCRYPTING.has(option));
  },
});
