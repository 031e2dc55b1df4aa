import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  GetResourcePolicyCommand,
  PutResourcePolicyCommand,
  type ReplicaDescription,
  type TableDescription,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
} from "@aws-sdk/client-dynamodb";
import { type Answer, answer } from "../answers.ts";
import { ServiceError } from "../errors.ts";
import { daysAgo } from "./naming.ts";

/**
 * moto takes replicas and forgets them, looks for the policy of a stream on a table of the stream's label, does not
 * say how far point-in-time recovery reaches, and lets tables be whatever becomes of their keys: a table whose name says
 * `key-inaccessible` lost its key yesterday.
 */
export function dynamodbAnswers(): Answer[] {
  const replicas = new Map<string, ReplicaDescription[]>();
  const periods = new Map<string, number>();
  const streamPolicies = new Map<string, string>();
  return [
    answer(UpdateTableCommand, async ({ input, region, forward }) => {
      const created = (input.ReplicaUpdates ?? []).flatMap(({ Create }) => Create ?? []);
      const made = created.map(({ RegionName, KMSMasterKeyId }) => ({
        RegionName,
        ...(KMSMasterKeyId !== undefined && { KMSMasterKeyId }),
        ReplicaStatus: "ACTIVE" as const,
      }));
      const key = `${region}/${input.TableName}`;
      replicas.set(key, [...(replicas.get(key) ?? []), ...made]);
      return forward();
    }),
    answer(DescribeTableCommand, async ({ input, region, forward }) => {
      const { Table } = await forward();
      const known = replicas.get(`${region}/${input.TableName}`);
      return {
        Table: { ...Table, ...(known && { Replicas: known }), ...lockOf(Table) },
      };
    }),
    answer(UpdateContinuousBackupsCommand, async ({ input, region, forward }) => {
      const { RecoveryPeriodInDays = 35 } = input.PointInTimeRecoverySpecification ?? {};
      periods.set(`${region}/${input.TableName}`, RecoveryPeriodInDays);
      return forward();
    }),
    answer(DescribeContinuousBackupsCommand, async ({ input, region, forward }) => {
      const { ContinuousBackupsDescription: backups } = await forward();
      const recovery = backups?.PointInTimeRecoveryDescription;
      if (!backups || recovery?.PointInTimeRecoveryStatus !== "ENABLED") {
        return { ContinuousBackupsDescription: backups };
      }
      const RecoveryPeriodInDays = periods.get(`${region}/${input.TableName}`) ?? 35;
      return {
        ContinuousBackupsDescription: {
          ...backups,
          PointInTimeRecoveryDescription: { ...recovery, RecoveryPeriodInDays },
        },
      };
    }),
    answer(PutResourcePolicyCommand, ({ input, forward }) => {
      const { ResourceArn = "", Policy = "" } = input;
      if (!isStream(ResourceArn)) return forward();
      streamPolicies.set(ResourceArn, Policy);
      return { RevisionId: "1" };
    }),
    answer(GetResourcePolicyCommand, ({ input, forward }) => {
      const { ResourceArn = "" } = input;
      if (!isStream(ResourceArn)) return forward();
      const Policy = streamPolicies.get(ResourceArn);
      if (Policy === undefined) {
        throw new ServiceError("PolicyNotFoundException", "Resource-based policy not found");
      }
      return { Policy, RevisionId: "1" };
    }),
  ];
}

function isStream(arn: string): boolean {
  return arn.includes("/stream/");
}

function lockOf(table: TableDescription | undefined): Partial<TableDescription> {
  if (table?.TableName?.includes("key-inaccessible") !== true) return {};
  return {
    TableStatus: "INACCESSIBLE_ENCRYPTION_CREDENTIALS",
    SSEDescription: { ...table.SSEDescription, InaccessibleEncryptionDateTime: daysAgo(1) },
  };
}
