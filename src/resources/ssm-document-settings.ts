import { z } from "zod";
import { defineResource } from "./define.ts";

/** What an account sets for all its SSM documents in one Region. */
export const SsmDocumentSettings = defineResource({
  type: "AWS::SSM::DocumentSettings",
  service: "ssm-settings",
  scope: "regional",
  title: "SSM document settings of a Region",
  fields: z.object({
    publicSharing: z
      .string()
      .describe(
        "GetServiceSetting /ssm/documents/console/public-sharing-permission, SettingValue: Enable or Disable",
      ),
  }),
  example: {
    type: "AWS::SSM::DocumentSettings",
    arn: "arn:aws:ssm:us-east-1:123456789012:servicesetting/ssm/documents/console/public-sharing-permission",
    id: "us-east-1",
    name: "SSM documents in us-east-1",
    account: "123456789012",
    region: "us-east-1",
    publicSharing: "Disable",
  },
});
