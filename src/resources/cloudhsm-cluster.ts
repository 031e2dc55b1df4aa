import { z } from "zod";
import { defineResource } from "./define.ts";

const Hsm = z.object({
  id: z.string().describe("DescribeClusters Clusters[].Hsms[].HsmId"),
  availabilityZone: z.string().describe("Hsms[].AvailabilityZone"),
  state: z
    .string()
    .describe("Hsms[].State: CREATE_IN_PROGRESS, ACTIVE, DEGRADED or DELETE_IN_PROGRESS"),
});

export const CloudHsmCluster = defineResource({
  type: "AWS::CloudHSM::Cluster",
  service: "cloudhsm",
  scope: "regional",
  title: "CloudHSM cluster",
  fields: z.object({
    state: z
      .string()
      .describe(
        "DescribeClusters Clusters[].State: UNINITIALIZED, INITIALIZED, ACTIVE, DEGRADED and those between",
      ),
    createdAt: z.string().nullable().describe("CreateTimestamp, ISO 8601"),
    hsmType: z.string().describe("HsmType: hsm1.medium, hsm2m.medium, …"),
    mode: z
      .string()
      .nullable()
      .describe("Mode: FIPS or NON_FIPS; null for clusters older than the choice, which are FIPS"),
    securityGroup: z
      .string()
      .nullable()
      .describe("SecurityGroup: id of the group of its HSMs; null before it has one"),
    backupRetentionDays: z
      .number()
      .nullable()
      .describe("BackupRetentionPolicy.Value in days; null: no policy, backups are kept for ever"),
    hsms: z.array(Hsm).describe("Hsms, without those that are gone"),
  }),
  example: {
    type: "AWS::CloudHSM::Cluster",
    arn: "arn:aws:cloudhsm:us-east-1:123456789012:cluster/cluster-igklspoyj5v",
    id: "cluster-igklspoyj5v",
    name: "cluster-igklspoyj5v",
    account: "123456789012",
    region: "us-east-1",
    state: "ACTIVE",
    createdAt: "2025-06-01T00:00:00.000Z",
    hsmType: "hsm2m.medium",
    mode: "FIPS",
    securityGroup: "sg-0a1b2c3d4e5f60718",
    backupRetentionDays: 90,
    hsms: [
      { id: "hsm-lgavqitns2a", availabilityZone: "us-east-1a", state: "ACTIVE" },
      { id: "hsm-j2xxaxnjxhn", availabilityZone: "us-east-1b", state: "ACTIVE" },
    ],
  },
});
