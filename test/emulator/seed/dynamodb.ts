import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  PutResourcePolicyCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
} from "@aws-sdk/client-dynamodb";
import { DescribeKeyCommand, DisableKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { FOREIGN_ACCOUNT, HOME_REGION, OTHER_REGION, type SeedContext } from "./context.ts";
import { makeKey } from "./kms-key.ts";

interface TablePlan {
  /** A key ARN, or null for a key that DynamoDB owns. */
  readonly key?: string | null;
  /** Days that point-in-time recovery reaches back; 0: off. */
  readonly recovery?: number;
  readonly settings?: Partial<CreateTableCommandInput>;
  readonly policy?: string;
  readonly streamPolicy?: string;
}

/** Tables for every rule about DynamoDB; global ones have their replica in another Region. */
export async function seed(context: SeedContext): Promise<void> {
  const { account, bad, good, client } = context;
  const dynamodb = client(DynamoDBClient);
  const elsewhere = client(DynamoDBClient, OTHER_REGION);
  const kms = client(KMSClient);
  const id = await makeKey(kms, { name: good("key", "of-tables") });
  const own = keyArn(account, HOME_REGION, id);
  const make = (name: string, plan: TablePlan = {}) => makeTable(dynamodb, name, own, plan);

  await make(good("table"));
  await make(good("table", "aws-managed-key"), { key: await awsKey(kms) });
  await make(bad("dynamodb-aws-owned-key"), { key: null });
  await make(bad("dynamodb-pitr-off"), { recovery: 0 });
  await make(bad("dynamodb-pitr-short"), { recovery: 1 });
  await make(bad("dynamodb-deletion-protection-off"), {
    settings: { DeletionProtectionEnabled: false },
  });

  await make(bad("dynamodb-policy-public"), { policy: grant("*") });
  await make(bad("dynamodb-policy-public", "stream"), { streamPolicy: grant({ AWS: "*" }) });
  await make(bad("dynamodb-policy-cross-account"), { policy: grant({ AWS: FOREIGN_ACCOUNT }) });
  await make(bad("dynamodb-policy-cross-account", "stream"), {
    streamPolicy: grant({ AWS: FOREIGN_ACCOUNT }),
  });
  await make(good("table", "own-role"), {
    policy: grant({ AWS: `arn:aws:iam::${account}:root` }),
    streamPolicy: grant({ AWS: `arn:aws:iam::${account}:root` }),
  });

  const lost = await makeKey(kms, { name: bad("kms-key-disabled-in-use", "of-a-table") });
  await make(bad("dynamodb-key-inaccessible"), { key: keyArn(account, HOME_REGION, lost) });
  await kms.send(new DisableKeyCommand({ KeyId: lost }));

  const kmsElsewhere = client(KMSClient, OTHER_REGION);
  const replicaKey = await makeKey(kmsElsewhere, { name: good("key", "of-table-replicas") });
  const replicas: readonly [name: string, key: string][] = [
    [bad("dynamodb-replica-key-mismatch"), await awsKey(kmsElsewhere)],
    [good("table", "replicated"), keyArn(account, OTHER_REGION, replicaKey)],
  ];
  for (const [name, key] of replicas) {
    await makeTable(elsewhere, name, own, { key });
    await make(name);
    await join(dynamodb, name, OTHER_REGION);
    await join(elsewhere, name, HOME_REGION);
  }
}

function keyArn(account: string, region: string, id: string): string {
  return `arn:aws:kms:${region}:${account}:key/${id}`;
}

/** The key that AWS manages for DynamoDB; moto makes it when it is first asked for. */
async function awsKey(kms: KMSClient): Promise<string> {
  const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: "alias/aws/dynamodb" }));
  return KeyMetadata?.Arn ?? "";
}

async function makeTable(
  dynamodb: DynamoDBClient,
  TableName: string,
  own: string,
  { key = own, recovery = 35, settings = {}, policy, streamPolicy }: TablePlan,
): Promise<void> {
  const { TableDescription: table } = await dynamodb.send(
    new CreateTableCommand({
      TableName,
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      BillingMode: "PAY_PER_REQUEST",
      DeletionProtectionEnabled: true,
      ...(key !== null && {
        SSESpecification: { Enabled: true, SSEType: "KMS", KMSMasterKeyId: key },
      }),
      ...(streamPolicy !== undefined && {
        StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_IMAGE" },
      }),
      ...settings,
    }),
  );
  if (recovery > 0) {
    await dynamodb.send(
      new UpdateContinuousBackupsCommand({
        TableName,
        PointInTimeRecoverySpecification: {
          PointInTimeRecoveryEnabled: true,
          RecoveryPeriodInDays: recovery,
        },
      }),
    );
  }
  for (const [ResourceArn, Policy] of [
    [table?.TableArn, policy],
    [table?.LatestStreamArn, streamPolicy],
  ]) {
    if (Policy !== undefined)
      await dynamodb.send(new PutResourcePolicyCommand({ ResourceArn, Policy }));
  }
}

async function join(dynamodb: DynamoDBClient, TableName: string, region: string): Promise<void> {
  const ReplicaUpdates = [{ Create: { RegionName: region } }];
  await dynamodb.send(new UpdateTableCommand({ TableName, ReplicaUpdates }));
}

function grant(Principal: unknown): string {
  const Statement = [{ Effect: "Allow", Principal, Action: "dynamodb:*", Resource: "*" }];
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
