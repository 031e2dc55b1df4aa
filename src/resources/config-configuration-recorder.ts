import { z } from "zod";
import { defineResource } from "./define.ts";

/** The recorder that customers manage; those that AWS services keep for themselves are not listed. */
export const ConfigConfigurationRecorder = defineResource({
  type: "AWS::Config::ConfigurationRecorder",
  service: "config",
  scope: "regional",
  title: "AWS Config recorder",
  fields: z.object({
    strategy: z
      .string()
      .describe(
        "DescribeConfigurationRecorders ConfigurationRecorders[].recordingGroup.recordingStrategy.useOnly: " +
          "ALL_SUPPORTED_RESOURCE_TYPES, INCLUSION_BY_RESOURCE_TYPES or EXCLUSION_BY_RESOURCE_TYPES; told from " +
          "the rest of the group where it is not given",
      ),
    includesGlobalTypes: z
      .boolean()
      .describe("recordingGroup.includeGlobalResourceTypes: IAM users, groups, roles and policies"),
    resourceTypes: z
      .array(z.string())
      .describe("recordingGroup.resourceTypes: all that an inclusion records; else empty"),
    excludedTypes: z
      .array(z.string())
      .describe(
        "recordingGroup.exclusionByResourceTypes.resourceTypes; empty without an exclusion",
      ),
    recording: z
      .boolean()
      .describe("DescribeConfigurationRecorderStatus ConfigurationRecordersStatus[].recording"),
  }),
  example: {
    type: "AWS::Config::ConfigurationRecorder",
    arn: "arn:aws:config:us-east-1:123456789012:configuration-recorder/default/a1b2c3d4e5f6g7h8",
    id: "default",
    name: "default",
    account: "123456789012",
    region: "us-east-1",
    strategy: "ALL_SUPPORTED_RESOURCE_TYPES",
    includesGlobalTypes: true,
    resourceTypes: [],
    excludedTypes: [],
    recording: true,
  },
});
