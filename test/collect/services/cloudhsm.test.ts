import { expect, test } from "vitest";
import { redactBody } from "../../../src/collect/redact.ts";
import { createJudge } from "../../../src/collect/judge.ts";
import cloudhsm from "../../../src/collect/services/cloudhsm.ts";
import { CloudHsmBackup } from "../../../src/resources/cloudhsm-backup.ts";
import { CloudHsmCluster } from "../../../src/resources/cloudhsm-cluster.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const ARN = "arn:aws:cloudhsm:us-east-1:123456789012:backup/";
const cluster = {
  ClusterId: "cluster-1",
  State: "ACTIVE",
  CreateTimestamp: 1_780_000_000.5,
  HsmType: "hsm2m.medium",
  Mode: "FIPS",
  SecurityGroup: "sg-1",
  BackupRetentionPolicy: { Type: "DAYS", Value: "90" },
  Hsms: [
    { HsmId: "hsm-1", AvailabilityZone: "us-east-1a", State: "ACTIVE" },
    { HsmId: "hsm-2", AvailabilityZone: "us-east-1b", State: "DELETED" },
  ],
  TagList: [{ Key: "Name", Value: "payments" }],
};
const backup = {
  BackupId: "b1",
  BackupArn: `${ARN}b1`,
  BackupState: "READY",
  ClusterId: "cluster-1",
};

const collect = (answers: Record<string, Answer>) =>
  collectWith("cloudhsm", {
    DescribeClusters: () => ({ body: { Clusters: [] } }),
    DescribeBackups: () => ({ body: { Backups: [] } }),
    ...answers,
  });

test("clusters are shaped, without those and their HSMs that are gone", async () => {
  const { resources, gaps } = await collect({
    DescribeClusters: ({ NextToken }) => ({
      body:
        NextToken === undefined
          ? { Clusters: [cluster, { ClusterId: "cluster-2", State: "DELETED" }], NextToken: "2" }
          : {
              Clusters: [
                { ClusterId: "cluster-3", State: "UNINITIALIZED", HsmType: "hsm1.medium" },
              ],
            },
    }),
  });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    {
      arn: "arn:aws:cloudhsm:us-east-1:123456789012:cluster/cluster-1",
      name: "payments",
      createdAt: "2026-05-28T20:26:40.500Z",
      backupRetentionDays: 90,
      hsms: [{ id: "hsm-1", availabilityZone: "us-east-1a", state: "ACTIVE" }],
    },
    {
      id: "cluster-3",
      name: "cluster-3",
      mode: null,
      securityGroup: null,
      backupRetentionDays: null,
      hsms: [],
    },
  ]);
  for (const each of resources) {
    expect(CloudHsmCluster.fields.safeParse(each).error).toBeUndefined();
  }
});

test("a retention that is no number of days is unread", async () => {
  const { resources } = await collect({
    DescribeClusters: () => ({
      body: { Clusters: [{ ...cluster, BackupRetentionPolicy: { Type: "YEARS", Value: "some" } }] },
    }),
  });
  expect(resources).toHaveLength(1);
  expect(resources[0]).not.toHaveProperty("backupRetentionDays");
});

test("policies are asked of backups that are ready", async () => {
  const policy = '{"Statement":[]}';
  const answers: Record<string, Answer> = {
    b1: () => ({ body: { Policy: policy } }),
    b2: () => ({ body: {} }),
    b3: () => ({ status: 400, body: { __type: "CloudHsmResourceNotFoundException" } }),
    b4: () => ({ status: 400, body: { __type: "CloudHsmAccessDeniedException", message: "no" } }),
  };
  const { resources, gaps, journal } = await collect({
    DescribeBackups: () => ({
      body: {
        Backups: [
          ...["b1", "b2", "b3", "b4"].map((id) => ({
            ...backup,
            BackupId: id,
            BackupArn: `${ARN}${id}`,
          })),
          { ...backup, BackupId: "b5", BackupState: "PENDING_DELETION" },
        ],
      },
    }),
    GetResourcePolicy: (input) => {
      const answer = answers[String(input["ResourceArn"]).slice(ARN.length)];
      if (answer === undefined) throw new Error("not asked for");
      return answer(input);
    },
  });
  expect(resources).toMatchObject([
    { id: "b1", policy, clusterId: "cluster-1" },
    { id: "b2", policy: null },
    { id: "b3", policy: null },
    { id: "b4" },
  ]);
  expect(resources[3]).not.toHaveProperty("policy");
  expect(gaps).toMatchObject([{ arn: `${ARN}b4`, field: "policy", reason: "denied" }]);
  expect(journal.find(({ operation }) => operation === "GetResourcePolicy")?.calls).toBe(4);
  expect(CloudHsmBackup.fields.safeParse(resources[0]).error).toBeUndefined();
});

test("recordings do not hold the first password of a cluster", async () => {
  const secret = ["pre", "co", "password"].join("-");
  const body = JSON.stringify({ Clusters: [{ ...cluster, PreCoPassword: secret }] });
  const paths = cloudhsm.calls["DescribeClusters"]?.secrets ?? [];
  const redacted = await redactBody(body, paths, createJudge(new Uint8Array(32)));
  expect(redacted).not.toContain(secret);
  expect(redacted).toContain("cluster-1");
});
