import { z } from "zod";
import { arnAccount } from "../policy/index.ts";
import type { ResourceOf } from "../resources/define.ts";
import { DynamoDbTable } from "../resources/dynamodb-table.ts";
import { KmsKey } from "../resources/kms-key.ts";
import { defineFact, type FactInput } from "./define.ts";
import { KEY_MANAGER_READS, keyManagerOf } from "./key-manager.ts";
import { ownArn } from "./own-arn.ts";
import { inAnotherRegion } from "./unread.ts";

type Table = ResourceOf<typeof DynamoDbTable>;
type Replica = Table["replicas"][number];

/** Replicas that hold no data yet or any more, or that nobody can look at. */
const WITHOUT_DATA: ReadonlySet<string> = new Set([
  "CREATING",
  "CREATION_FAILED",
  "DELETING",
  "REGION_DISABLED",
]);

/** DescribeTable does not always name the keys of replicas, so each is judged by its own table. */
export const dynamodbTableWeakerReplicas = defineFact({
  on: DynamoDbTable,
  name: "weakerReplicas",
  schema: z
    .array(z.string())
    .describe(
      "Regions of the account's replicas whose key AWS owns or manages, where the key of the table itself is a " +
        "customer's; else empty",
    ),
  reads: {
    [DynamoDbTable.type]: ["kmsKeyId", "replicas"],
    [KmsKey.type]: KEY_MANAGER_READS,
  },
  compute(table, input) {
    // What lies in another account cannot be seen and is not held against anybody.
    const replicas = table.replicas.filter(
      ({ arn, status }) => arnAccount(arn) === table.account && !WITHOUT_DATA.has(status),
    );
    if (replicas.length === 0 || !hasCustomerKey(table, input)) return [];
    return replicas
      .filter((replica) => !hasCustomerKey(tableOf(replica, table, input), input))
      .map(({ region }) => region)
      .sort();
  },
});

function hasCustomerKey(table: Table, input: FactInput): boolean {
  return table.kmsKeyId !== null && keyManagerOf(table.kmsKeyId, table, input) === "CUSTOMER";
}

function tableOf({ arn, region }: Replica, { account }: Table, input: FactInput): Table {
  const [found] = input.findByKey(DynamoDbTable, { account, region }, ownArn, arn);
  if (found !== undefined) return found;
  // The replica exists, so its Region was left out of the collection.
  const call = { operation: "ListTables", permission: "dynamodb:ListTables" };
  throw inAnotherRegion(DynamoDbTable, "replica", { arn, account, region }, call);
}
