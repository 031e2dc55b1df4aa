import { z } from "zod";
import { Account } from "../resources/account.ts";
import { ConfigConfigurationRecorder } from "../resources/config-configuration-recorder.ts";
import type { ResourceOf } from "../resources/define.ts";
import { defineFact } from "./define.ts";

/** What includeGlobalResourceTypes stands for. */
const GLOBAL_TYPES = [
  "AWS::IAM::Group",
  "AWS::IAM::Policy",
  "AWS::IAM::Role",
  "AWS::IAM::User",
] as const;

/** Regions that had AWS Config before February 2022; those of the partition aws that came later cannot record IAM. */
const REGIONS_WITH_IAM: ReadonlySet<string> = new Set([
  "af-south-1",
  "ap-east-1",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-southeast-3",
  "ca-central-1",
  "eu-central-1",
  "eu-north-1",
  "eu-south-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "me-south-1",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
]);

/** Whether AWS Config records IAM in some Region. */
export const accountConfigGlobalTypes = defineFact({
  on: Account,
  name: "configGlobalTypes",
  schema: z
    .enum(["recorded", "unrecorded", "off"])
    .describe(
      "Whether a recorder of AWS Config records IAM users, groups, roles and policies; off: none records anything",
    ),
  reads: {
    [ConfigConfigurationRecorder.type]: [
      "recording",
      "strategy",
      "includesGlobalTypes",
      "resourceTypes",
      "excludedTypes",
    ],
  },
  compute({ account }, input) {
    const scope = { account };
    const ofIam = input.find(
      ConfigConfigurationRecorder,
      scope,
      (recorder) => recordsIam(recorder) && recorder.recording,
    );
    if (ofIam !== null) return "recorded";
    const any = input.find(ConfigConfigurationRecorder, scope, ({ recording }) => recording);
    return any === null ? "off" : "unrecorded";
  },
});

function recordsIam(recorder: ResourceOf<typeof ConfigConfigurationRecorder>): boolean {
  const { arn, region, strategy, includesGlobalTypes, resourceTypes, excludedTypes } = recorder;
  if (arn.startsWith("arn:aws:") && !REGIONS_WITH_IAM.has(region)) return false;
  if (strategy === "ALL_SUPPORTED_RESOURCE_TYPES") return includesGlobalTypes;
  if (strategy === "INCLUSION_BY_RESOURCE_TYPES") {
    return GLOBAL_TYPES.every((type) => resourceTypes.includes(type));
  }
  return !GLOBAL_TYPES.some((type) => excludedTypes.includes(type));
}
