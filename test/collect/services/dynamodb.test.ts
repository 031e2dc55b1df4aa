import { expect, test } from "vitest";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const ARN = "arn:aws:dynamodb:us-east-1:123456789012:table/orders";
const STREAM = `${ARN}/stream/2026-01-01T00:00:00.000`;
const KEY = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";

const one: Answer = () => ({ body: { TableNames: ["orders"] } });
const noPolicy: Answer = () => ({
  status: 400,
  body: { __type: "com.amazonaws.dynamodb.v20120810#PolicyNotFoundException", message: "none" },
});
const described = (table: object): Answer => {
  return () => ({ body: { Table: { TableName: "orders", TableStatus: "ACTIVE", ...table } } });
};
const recovery = (description: object): Answer => {
  return () => ({
    body: {
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: "ENABLED",
        PointInTimeRecoveryDescription: description,
      },
    },
  });
};
const off = recovery({ PointInTimeRecoveryStatus: "DISABLED" });

test("what AWS leaves out means a key of DynamoDB, no protection, no stream and no replicas", async () => {
  const asked: unknown[] = [];
  const { resources, gaps } = await collectWith("dynamodb", {
    ListTables: one,
    DescribeTable: described({}),
    DescribeContinuousBackups: off,
    GetResourcePolicy: (input) => {
      asked.push(input["ResourceArn"]);
      return noPolicy(input);
    },
  });
  expect(gaps).toEqual([]);
  expect(asked).toEqual([ARN]);
  expect(resources).toEqual([
    {
      type: "AWS::DynamoDB::Table",
      account: "123456789012",
      region: "us-east-1",
      arn: ARN,
      id: "orders",
      name: "orders",
      status: "ACTIVE",
      kmsKeyId: null,
      keyInaccessibleSince: null,
      deletionProtection: false,
      replicas: [],
      pointInTimeRecovery: false,
      recoveryPeriodDays: null,
      policy: null,
      streamPolicy: null,
    },
  ]);
});

test("a table with everything, listed on two pages", async () => {
  const { resources, gaps } = await collectWith("dynamodb", {
    ListTables: ({ ExclusiveStartTableName: after }) =>
      after === undefined
        ? { body: { TableNames: [], LastEvaluatedTableName: "invoices" } }
        : { body: { TableNames: ["orders"] } },
    DescribeTable: described({
      DeletionProtectionEnabled: true,
      SSEDescription: {
        Status: "ENABLED",
        SSEType: "KMS",
        KMSMasterKeyArn: KEY,
        InaccessibleEncryptionDateTime: 1_780_000_000,
      },
      StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_IMAGE" },
      LatestStreamArn: STREAM,
      Replicas: [
        { RegionName: "us-east-1", ReplicaStatus: "ACTIVE" },
        { RegionName: "eu-west-1", ReplicaStatus: "ACTIVE" },
        {
          RegionName: "eu-north-1",
          ReplicaStatus: "CREATING",
          ReplicaArn: "arn:aws:dynamodb:eu-north-1:999999999999:table/orders",
        },
      ],
    }),
    DescribeContinuousBackups: recovery({
      PointInTimeRecoveryStatus: "ENABLED",
      RecoveryPeriodInDays: 14,
    }),
    GetResourcePolicy: ({ ResourceArn }) => ({
      body: { Policy: ResourceArn === STREAM ? '{"Id":"stream"}' : '{"Id":"table"}' },
    }),
  });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    {
      kmsKeyId: KEY,
      keyInaccessibleSince: "2026-05-28T20:26:40.000Z",
      deletionProtection: true,
      pointInTimeRecovery: true,
      recoveryPeriodDays: 14,
      policy: '{"Id":"table"}',
      streamPolicy: '{"Id":"stream"}',
      replicas: [
        {
          region: "eu-west-1",
          arn: "arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
          status: "ACTIVE",
        },
        {
          region: "eu-north-1",
          arn: "arn:aws:dynamodb:eu-north-1:999999999999:table/orders",
          status: "CREATING",
        },
      ],
    },
  ]);
});

test("asks no more than the chosen rules need", async () => {
  const needs = new Map([["AWS::DynamoDB::Table", new Set(["pointInTimeRecovery"])]]);
  const { resources, gaps, journal } = await collectWith(
    "dynamodb",
    { ListTables: one, DescribeContinuousBackups: off },
    { needs },
  );
  expect(gaps).toEqual([]);
  expect(journal.map(({ operation }) => operation).sort()).toEqual([
    "DescribeContinuousBackups",
    "ListTables",
  ]);
  expect(resources[0]).not.toHaveProperty("kmsKeyId");
  expect(resources[0]).not.toHaveProperty("streamPolicy");
});

test("a table that cannot be described is still there, and its stream is unread", async () => {
  const { resources, gaps } = await collectWith("dynamodb", {
    ListTables: one,
    DescribeTable: () => ({
      status: 400,
      body: { __type: "com.amazon.coral.service#AccessDeniedException", message: "no" },
    }),
    DescribeContinuousBackups: off,
    GetResourcePolicy: noPolicy,
  });
  expect(resources).toMatchObject([{ name: "orders", policy: null, pointInTimeRecovery: false }]);
  expect(resources[0]).not.toHaveProperty("kmsKeyId");
  expect(resources[0]).not.toHaveProperty("streamPolicy");
  expect(gaps.map(({ field }) => field)).toEqual(
    expect.arrayContaining(["kmsKeyId", "replicas", "streamPolicy"]),
  );
});
