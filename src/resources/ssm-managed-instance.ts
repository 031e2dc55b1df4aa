import { z } from "zod";
import { defineResource } from "./define.ts";

const PatchState = z.object({
  missing: z.number().describe("MissingCount: patches of the baseline that are not installed"),
  failed: z.number().describe("FailedCount: patches that could not be installed"),
  rejected: z.number().describe("InstalledRejectedCount: installed patches that are rejected"),
  pendingReboot: z
    .number()
    .describe("InstalledPendingRebootCount: patches that wait for the next start"),
  critical: z
    .number()
    .describe("CriticalNonCompliantCount: those of them that the baseline calls critical"),
  security: z.number().describe("SecurityNonCompliantCount: those of them that mend security"),
  baseline: z.string().describe("BaselineId: the patch baseline that it was compared with"),
  checkedAt: z.string().describe("OperationEndTime: end of the last scan or installation"),
});

/** An EC2 instance, or a machine outside EC2 (mi-…), that Systems Manager knows. */
export const SsmManagedInstance = defineResource({
  type: "AWS::SSM::ManagedInstance",
  service: "ssm-instances",
  scope: "regional",
  title: "Systems Manager managed node",
  fields: z.object({
    pingStatus: z
      .string()
      .describe(
        "DescribeInstanceInformation InstanceInformationList[].PingStatus: Online, ConnectionLost or Inactive",
      ),
    lastPingAt: z
      .string()
      .nullable()
      .describe("InstanceInformationList[].LastPingDateTime, ISO 8601; null: not said"),
    patchState: PatchState.nullable().describe(
      "DescribeInstancePatchStates InstancePatchStates[]; null: Patch Manager never looked at it",
    ),
  }),
  example: {
    type: "AWS::SSM::ManagedInstance",
    arn: "arn:aws:ssm:us-east-1:123456789012:managed-instance/i-0123456789abcdef0",
    id: "i-0123456789abcdef0",
    name: "ip-10-0-0-10.ec2.internal",
    account: "123456789012",
    region: "us-east-1",
    pingStatus: "Online",
    lastPingAt: "2026-05-31T23:55:00.000Z",
    patchState: {
      missing: 0,
      failed: 0,
      rejected: 0,
      pendingReboot: 0,
      critical: 0,
      security: 0,
      baseline: "pb-0123456789abcdef0",
      checkedAt: "2026-05-31T02:00:00.000Z",
    },
  },
});
