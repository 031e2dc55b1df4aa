import { z } from "zod";
import { defineResource } from "./define.ts";

/** Who administers Firewall Manager in the organization, as far as this account may know it. */
export const FmsAdminAccount = defineResource({
  type: "AWS::FMS::AdminAccount",
  service: "fms",
  scope: "global",
  title: "Firewall Manager administrator",
  fields: z.object({
    adminAccount: z.string().describe("GetAdminAccount AdminAccount: the default administrator"),
    roleStatus: z
      .string()
      .nullable()
      .describe("RoleStatus: READY, CREATING, PENDING_DELETION, DELETING or DELETED"),
  }),
  example: {
    type: "AWS::FMS::AdminAccount",
    arn: "arn:aws:fms::123456789012:admin-account/123456789012",
    id: "123456789012",
    name: "123456789012",
    account: "123456789012",
    region: "global",
    adminAccount: "123456789012",
    roleStatus: "READY",
  },
});
