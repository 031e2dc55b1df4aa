import { z } from "zod";
import { defineResource } from "./define.ts";

export const GlueConnection = defineResource({
  type: "AWS::Glue::Connection",
  service: "glue",
  scope: "regional",
  title: "Glue connection",
  fields: z.object({
    connectionType: z.string().describe("GetConnections ConnectionList[].ConnectionType"),
    keepsPassword: z
      .boolean()
      .describe(
        "ConnectionProperties hold a password, or the user name or key store that goes with one, and name no secret of Secrets Manager; passwords themselves are not asked for",
      ),
  }),
  example: {
    type: "AWS::Glue::Connection",
    arn: "arn:aws:glue:us-east-1:123456789012:connection/orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    connectionType: "JDBC",
    keepsPassword: false,
  },
});
