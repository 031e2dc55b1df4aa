import { z } from "zod";
import { defineResource } from "./define.ts";

/** What new instances of a Region get where neither launch nor AMI says otherwise; each field null: no preference. */
export const Ec2InstanceMetadataDefaults = defineResource({
  type: "AWS::EC2::InstanceMetadataDefaults",
  service: "ec2-instances",
  scope: "regional",
  title: "EC2 instance metadata defaults",
  fields: z.object({
    httpTokens: z
      .string()
      .nullable()
      .describe("GetInstanceMetadataDefaults AccountLevel.HttpTokens: required or optional"),
    httpTokensEnforced: z
      .string()
      .nullable()
      .describe(
        "AccountLevel.HttpTokensEnforced; enabled: a launch that does not require IMDSv2 fails",
      ),
    httpEndpoint: z.string().nullable().describe("AccountLevel.HttpEndpoint: enabled or disabled"),
    managedBy: z
      .string()
      .nullable()
      .describe("AccountLevel.ManagedBy: account, or declarative-policy of the organization"),
  }),
  example: {
    type: "AWS::EC2::InstanceMetadataDefaults",
    arn: "arn:aws:ec2:us-east-1:123456789012:instance-metadata-defaults",
    id: "instance-metadata-defaults",
    name: "instance metadata defaults",
    account: "123456789012",
    region: "us-east-1",
    httpTokens: "required",
    httpTokensEnforced: null,
    httpEndpoint: null,
    managedBy: "account",
  },
});
