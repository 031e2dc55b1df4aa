import { z } from "zod";
import { defineResource } from "./define.ts";

/** Whether the instances of a Region can be reached through the EC2 serial console at all. */
export const Ec2SerialConsoleAccess = defineResource({
  type: "AWS::EC2::SerialConsoleAccess",
  service: "ec2-instances",
  scope: "regional",
  title: "EC2 serial console access",
  fields: z.object({
    enabled: z
      .boolean()
      .describe("GetSerialConsoleAccessStatus SerialConsoleAccessEnabled; AWS leaves it off"),
    managedBy: z
      .string()
      .nullable()
      .describe("ManagedBy: account, or declarative-policy of the organization; null: not said"),
  }),
  example: {
    type: "AWS::EC2::SerialConsoleAccess",
    arn: "arn:aws:ec2:us-east-1:123456789012:serial-console-access",
    id: "serial-console-access",
    name: "serial console access",
    account: "123456789012",
    region: "us-east-1",
    enabled: false,
    managedBy: "account",
  },
});
