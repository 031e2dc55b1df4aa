import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetResourcePolicyCommand,
  ListTablesCommand,
  type TableDescription,
} from "@aws-sdk/client-dynamodb";
import { DynamoDbTable } from "../../resources/dynamodb-table.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { iso } from "../shape.ts";

const POLICY = { type: DynamoDbTable, fields: ["policy"] };
const STREAM_POLICY = { type: DynamoDbTable, fields: ["streamPolicy"] };

const calls = {
  ListTables: call(
    ListTablesCommand,
    "dynamodb:ListTables",
    { type: DynamoDbTable },
    { page: ["LastEvaluatedTableName", "ExclusiveStartTableName"] },
  ),
  DescribeTable: call(DescribeTableCommand, "dynamodb:DescribeTable", {
    type: DynamoDbTable,
    // The policy of a stream is asked for by the ARN of the stream.
    fields: [
      "status",
      "kmsKeyId",
      "keyInaccessibleSince",
      "deletionProtection",
      "replicas",
      "streamPolicy",
    ],
  }),
  DescribeContinuousBackups: call(
    DescribeContinuousBackupsCommand,
    "dynamodb:DescribeContinuousBackups",
    { type: DynamoDbTable, fields: ["pointInTimeRecovery", "recoveryPeriodDays"] },
  ),
  GetResourcePolicy: call(
    GetResourcePolicyCommand,
    "dynamodb:GetResourcePolicy",
    [POLICY, STREAM_POLICY],
    { none: ["PolicyNotFoundException"] },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "dynamodb",
  scope: "regional",
  client: DynamoDBClient,
  calls,
  async *collect(context) {
    const listed = context.items("ListTables", {}, (output) => output.TableNames);
    yield* context.each(listed, (name) => table(context, name));
  },
});

async function table(context: Context, name: string) {
  const { partition, region, account } = context;
  const arn = `arn:${partition}:dynamodb:${region}:${account}:table/${name}`;
  const described = await context.read("DescribeTable", { TableName: name }, arn);
  return context.resource(DynamoDbTable, {
    arn,
    id: name,
    name,
    ...(described?.Table && description(described.Table, context, name)),
    ...(await backups(context, name, arn)),
    policy: await policy(context, arn, arn, POLICY),
    streamPolicy: described?.Table && (await streamPolicy(context, described.Table, arn)),
  });
}

function description(described: TableDescription, context: Context, name: string) {
  const { partition, account } = context;
  const { SSEDescription: encryption, Replicas: replicas = [] } = described;
  return {
    status: described.TableStatus,
    kmsKeyId: encryption?.KMSMasterKeyArn ?? null,
    keyInaccessibleSince: iso(encryption?.InaccessibleEncryptionDateTime),
    deletionProtection: described.DeletionProtectionEnabled ?? false,
    replicas: replicas
      .filter(({ RegionName }) => RegionName !== context.region)
      .map(({ RegionName: region = "", ReplicaArn, ReplicaStatus }) => ({
        region,
        arn: ReplicaArn ?? `arn:${partition}:dynamodb:${region}:${account}:table/${name}`,
        status: ReplicaStatus ?? "",
      })),
  };
}

async function backups(context: Context, name: string, arn: string) {
  const output = await context.read("DescribeContinuousBackups", { TableName: name }, arn);
  const recovery = output?.ContinuousBackupsDescription?.PointInTimeRecoveryDescription;
  const status = recovery?.PointInTimeRecoveryStatus;
  return {
    pointInTimeRecovery: output ? status === "ENABLED" : undefined,
    recoveryPeriodDays: output && (recovery?.RecoveryPeriodInDays ?? null),
  };
}

async function streamPolicy(context: Context, described: TableDescription, arn: string) {
  const { StreamSpecification: stream, LatestStreamArn: streamArn } = described;
  // A stream that was turned off can be read for another day; its policy is not worth a call.
  if (stream?.StreamEnabled !== true || streamArn === undefined) return null;
  return policy(context, streamArn, arn, STREAM_POLICY);
}

async function policy(
  context: Context,
  resourceArn: string,
  arn: string,
  reads: typeof POLICY,
): Promise<string | null | undefined> {
  const output = await context.read("GetResourcePolicy", { ResourceArn: resourceArn }, arn, [
    reads,
  ]);
  return output && (output.Policy || null);
}
