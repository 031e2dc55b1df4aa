import { z } from "zod";
import type { Gap } from "../model/gap.ts";
import { ResourceIdentity, type Resource } from "../model/resource.ts";
import { BackupVault } from "../resources/backup-vault.ts";
import { CloudTrailTrail } from "../resources/cloudtrail-trail.ts";
import { CodeBuildProject } from "../resources/codebuild-project.ts";
import { CognitoUserPool } from "../resources/cognito-user-pool.ts";
import { DynamoDbTable } from "../resources/dynamodb-table.ts";
import { EbsSettings } from "../resources/ebs-settings.ts";
import { EbsSnapshot } from "../resources/ebs-snapshot.ts";
import { EbsVolume } from "../resources/ebs-volume.ts";
import { EcrRepository } from "../resources/ecr-repository.ts";
import { EksCluster } from "../resources/eks-cluster.ts";
import { EfsFileSystem } from "../resources/efs-file-system.ts";
import { ElastiCacheReplicationGroup } from "../resources/elasticache-replication-group.ts";
import { ElastiCacheServerlessCache } from "../resources/elasticache-serverless-cache.ts";
import { GlueDataCatalogEncryptionSettings } from "../resources/glue-data-catalog-encryption-settings.ts";
import { KmsKey } from "../resources/kms-key.ts";
import { LambdaFunction } from "../resources/lambda-function.ts";
import { LogsLogGroup } from "../resources/logs-log-group.ts";
import { MemoryDbCluster } from "../resources/memorydb-cluster.ts";
import { Route53HostedZone } from "../resources/route53-hosted-zone.ts";
import { NetworkFirewall } from "../resources/network-firewall.ts";
import { NetworkFirewallPolicy } from "../resources/network-firewall-policy.ts";
import { NetworkFirewallRuleGroup } from "../resources/network-firewall-rule-group.ts";
import { DocDbClusterSnapshot } from "../resources/docdb-db-cluster-snapshot.ts";
import { DocDbCluster } from "../resources/docdb-db-cluster.ts";
import { NeptuneDbClusterSnapshot } from "../resources/neptune-db-cluster-snapshot.ts";
import { NeptuneDbCluster } from "../resources/neptune-db-cluster.ts";
import { RdsDbClusterSnapshot } from "../resources/rds-db-cluster-snapshot.ts";
import { RdsDbCluster } from "../resources/rds-db-cluster.ts";
import { RdsDbInstance } from "../resources/rds-db-instance.ts";
import { RdsDbSnapshot } from "../resources/rds-db-snapshot.ts";
import { SecretsManagerSecret } from "../resources/secretsmanager-secret.ts";
import { SnsTopic } from "../resources/sns-topic.ts";
import { SqsQueue } from "../resources/sqs-queue.ts";
import { StepFunctionsStateMachine } from "../resources/stepfunctions-state-machine.ts";
import { SsmParameter } from "../resources/ssm-parameter.ts";
import { S3Bucket } from "../resources/s3-bucket.ts";
import { FirehoseDeliveryStream } from "../resources/firehose-delivery-stream.ts";
import { KinesisStream } from "../resources/kinesis-stream.ts";
import { MskCluster } from "../resources/msk-cluster.ts";
import { OpenSearchDomain } from "../resources/opensearch-domain.ts";
import { RedshiftCluster } from "../resources/redshift-cluster.ts";
import { RedshiftServerlessNamespace } from "../resources/redshift-serverless-namespace.ts";
import { RedshiftServerlessSnapshot } from "../resources/redshift-serverless-snapshot.ts";
import { RedshiftSnapshot } from "../resources/redshift-snapshot.ts";
import type { ResourceType } from "../resources/define.ts";
import { defineFact, type FactInput } from "./define.ts";
import { keyArn } from "./find-kms-key.ts";
import { aliasArns } from "./kms-alias-arns.ts";
import { UnreadError } from "./unread.ts";

interface KeyUser {
  readonly type: ResourceType;
  /** Field with the key, or a list of keys: ARN or id, alias ARN or name; null without a customer key. */
  readonly field: string;
  /** One function object for each type, because indexes are kept by it. */
  readonly keysOf: (resource: object) => readonly string[];
  /** The key may be in another Region than its user. */
  readonly anyRegion: boolean;
}

/** Every resource type that keelson knows to encrypt something under a key, and where it names the key. */
const USERS: readonly KeyUser[] = [
  keyUser(BackupVault, "kmsKeyId"),
  // The key lies where the bucket is, which may be another Region than the trail's.
  keyUser(CloudTrailTrail, "kmsKeyId", { anyRegion: true }),
  keyUser(CodeBuildProject, "encryptionKey"),
  keyUser(CognitoUserPool, "kmsKeyArn"),
  keyUser(CognitoUserPool, "senderKmsKeyArn"),
  keyUser(DynamoDbTable, "kmsKeyId"),
  keyUser(LambdaFunction, "kmsKeyArn"),
  keyUser(EbsSettings, "defaultKmsKeyId"),
  keyUser(EbsSnapshot, "kmsKeyId"),
  keyUser(EbsVolume, "kmsKeyId"),
  keyUser(EcrRepository, "kmsKeyId"),
  keyUser(EksCluster, "secretsKeyArn"),
  keyUser(EfsFileSystem, "kmsKeyId"),
  keyUser(ElastiCacheReplicationGroup, "kmsKeyId"),
  keyUser(ElastiCacheServerlessCache, "kmsKeyId"),
  keyUser(GlueDataCatalogEncryptionSettings, "catalogKeyId"),
  keyUser(GlueDataCatalogEncryptionSettings, "passwordKeyId"),
  keyUser(LogsLogGroup, "kmsKeyId"),
  keyUser(MemoryDbCluster, "kmsKeyId"),
  keyUser(FirehoseDeliveryStream, "kmsKeyId"),
  keyUser(KinesisStream, "kmsKeyId"),
  keyUser(MskCluster, "kmsKeyId"),
  keyUser(OpenSearchDomain, "kmsKeyId"),
  keyUser(RedshiftCluster, "kmsKeyId"),
  keyUser(RedshiftServerlessNamespace, "kmsKeyId"),
  keyUser(RedshiftServerlessSnapshot, "kmsKeyId"),
  keyUser(RedshiftSnapshot, "kmsKeyId"),
  keyUser(Route53HostedZone, "dnssecKeyIds"),
  keyUser(NetworkFirewall, "kmsKeyId"),
  keyUser(NetworkFirewallPolicy, "kmsKeyId"),
  keyUser(NetworkFirewallRuleGroup, "kmsKeyId"),
  keyUser(RdsDbInstance, "kmsKeyId"),
  keyUser(RdsDbCluster, "kmsKeyId"),
  keyUser(RdsDbSnapshot, "kmsKeyId"),
  keyUser(RdsDbClusterSnapshot, "kmsKeyId"),
  keyUser(DocDbCluster, "kmsKeyId"),
  keyUser(DocDbClusterSnapshot, "kmsKeyId"),
  keyUser(NeptuneDbCluster, "kmsKeyId"),
  keyUser(NeptuneDbClusterSnapshot, "kmsKeyId"),
  keyUser(S3Bucket, "kmsKeyId"),
  keyUser(SecretsManagerSecret, "kmsKeyId"),
  keyUser(SnsTopic, "kmsKeyId"),
  keyUser(SqsQueue, "kmsKeyId"),
  keyUser(SsmParameter, "keyId"),
  keyUser(StepFunctionsStateMachine, "kmsKeyId"),
];

/** Which resources of the account use the key; unknown when none was found and one could be missing. */
export const kmsKeyUsers = defineFact({
  on: KmsKey,
  name: "usedBy",
  schema: z
    .array(ResourceIdentity.pick({ type: true, arn: true, name: true }))
    .describe(
      "Resources that encrypt under the key, whether they name its id, its ARN or an alias",
    ),
  reads: { [KmsKey.type]: ["aliases"], ...fieldsByType() },
  compute(key, input) {
    const found = new Map<string, ResourceIdentity>();
    const gaps: Gap[] = [];
    for (const user of USERS) {
      for (const names of [() => [key.arn], () => aliasArns(key)]) {
        try {
          for (const resource of usersNaming(names(), user, key, input)) {
            found.set(resource.arn, resource);
          }
        } catch (error) {
          if (!(error instanceof UnreadError)) throw error;
          gaps.push(...error.gaps);
        }
      }
    }
    if (found.size === 0 && gaps.length > 0) throw new UnreadError(gaps);
    return [...found.values()].map(({ type, arn, name }) => ({ type, arn, name }));
  },
});

function fieldsByType(): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const { type, field } of USERS) (fields[type.type] ??= []).push(field);
  return fields;
}

function usersNaming(
  names: readonly string[],
  { type, keysOf, anyRegion }: KeyUser,
  { account, region }: ResourceIdentity,
  input: FactInput,
): ResourceIdentity[] {
  // Services take keys of their own Region only; resources without Regions name the key's in the ARN.
  const scope = type.scope === "global" || anyRegion ? { account } : { account, region };
  return names.flatMap((name) => [...input.findByKey(type, scope, keysOf, name)]);
}

function keyUser(type: ResourceType, field: string, { anyRegion = false } = {}): KeyUser {
  return {
    type,
    field,
    anyRegion,
    keysOf(resource) {
      const user = resource as Resource;
      return [user[field] as string | string[] | null].flat().flatMap((key) => {
        if (key === null || key === "") return [];
        return [keyArn(key, user)];
      });
    },
  };
}
