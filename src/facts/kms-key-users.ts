import { z } from "zod";
import type { Gap } from "../model/gap.ts";
import { ResourceIdentity, type Resource } from "../model/resource.ts";
import { CloudTrailTrail } from "../resources/cloudtrail-trail.ts";
import { CodeBuildProject } from "../resources/codebuild-project.ts";
import { EbsSettings } from "../resources/ebs-settings.ts";
import { EbsSnapshot } from "../resources/ebs-snapshot.ts";
import { EbsVolume } from "../resources/ebs-volume.ts";
import { GlueDataCatalogEncryptionSettings } from "../resources/glue-data-catalog-encryption-settings.ts";
import { KmsKey } from "../resources/kms-key.ts";
import { LambdaFunction } from "../resources/lambda-function.ts";
import { LogsLogGroup } from "../resources/logs-log-group.ts";
import { SecretsManagerSecret } from "../resources/secretsmanager-secret.ts";
import { SnsTopic } from "../resources/sns-topic.ts";
import { SqsQueue } from "../resources/sqs-queue.ts";
import { StepFunctionsStateMachine } from "../resources/stepfunctions-state-machine.ts";
import { SsmParameter } from "../resources/ssm-parameter.ts";
import { S3Bucket } from "../resources/s3-bucket.ts";
import type { ResourceType } from "../resources/define.ts";
import { defineFact, type FactInput } from "./define.ts";
import { aliasArns } from "./kms-alias-arns.ts";
import { UnreadError } from "./unread.ts";

interface KeyUser {
  readonly type: ResourceType;
  /** Field with the key: its ARN or id, an alias ARN or name; null without a customer key. */
  readonly field: string;
  /** One function object for each type, because indexes are kept by it. */
  readonly keysOf: (resource: object) => readonly string[];
  /** The key may be in another Region than its user. */
  readonly anyRegion: boolean;
}

/** Every resource type that keelson knows to encrypt something under a key, and where it names the key. */
const USERS: readonly KeyUser[] = [
  // The key lies where the bucket is, which may be another Region than the trail's.
  keyUser(CloudTrailTrail, "kmsKeyId", { anyRegion: true }),
  keyUser(CodeBuildProject, "encryptionKey"),
  keyUser(LambdaFunction, "kmsKeyArn"),
  keyUser(EbsSettings, "defaultKmsKeyId"),
  keyUser(EbsSnapshot, "kmsKeyId"),
  keyUser(EbsVolume, "kmsKeyId"),
  keyUser(GlueDataCatalogEncryptionSettings, "catalogKeyId"),
  keyUser(GlueDataCatalogEncryptionSettings, "passwordKeyId"),
  keyUser(LogsLogGroup, "kmsKeyId"),
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
      const key = user[field] as string | null;
      if (key === null || key === "") return [];
      if (key.startsWith("arn:")) return [key];
      return [arnBeside(user, key.startsWith("alias/") ? key : `key/${key}`)];
    },
  };
}

/** A bare key id or alias name means one in the account and Region of who names it. */
function arnBeside({ arn, account, region }: ResourceIdentity, name: string): string {
  return `arn:${arn.split(":")[1] ?? "aws"}:kms:${region}:${account}:${name}`;
}
