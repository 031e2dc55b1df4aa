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
  const { strategy, includesGlobalTypes, resourceTypes, excludedTypes } = recorder;
  if (strategy === "ALL_SUPPORTED_RESOURCE_TYPES") return includesGlobalTypes;
  if (strategy === "INCLUSION_BY_RESOURCE_TYPES") {
    return GLOBAL_TYPES.every((type) => resourceTypes.includes(type));
  }
  return !GLOBAL_TYPES.some((type) => excludedTypes.includes(type));
}
