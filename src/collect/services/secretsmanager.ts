import {
  DescribeSecretCommand,
  GetResourcePolicyCommand,
  ListSecretsCommand,
  SecretsManagerClient,
  type RotationRulesType,
  type SecretListEntry,
} from "@aws-sdk/client-secrets-manager";
import { SecretsManagerSecret } from "../../resources/secretsmanager-secret.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { iso, tagRecord } from "../shape.ts";

// No call here gives the value of a secret.
const calls = {
  ListSecrets: call(
    ListSecretsCommand,
    "secretsmanager:ListSecrets",
    { type: SecretsManagerSecret },
    {
      page: ["NextToken", "NextToken"],
      secrets: ["SecretList[].ExternalSecretRotationMetadata[].Value"],
    },
  ),
  DescribeSecret: call(
    DescribeSecretCommand,
    "secretsmanager:DescribeSecret",
    { type: SecretsManagerSecret, fields: ["replicas"] },
    { secrets: ["ExternalSecretRotationMetadata[].Value"] },
  ),
  GetResourcePolicy: call(GetResourcePolicyCommand, "secretsmanager:GetResourcePolicy", {
    type: SecretsManagerSecret,
    fields: ["policy"],
  }),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "secretsmanager",
  scope: "regional",
  client: SecretsManagerClient,
  calls,
  async *collect(context) {
    const listed = context.items("ListSecrets", { MaxResults: 100 }, (output) => output.SecretList);
    yield* context.each(listed, async (secret) => {
      const { ARN: arn = "", Name: name = arn } = secret;
      const replica = isReplica(context, secret);
      return context.resource(SecretsManagerSecret, {
        arn,
        id: name,
        name,
        tags: tagRecord(secret.Tags),
        kmsKeyId: secret.KmsKeyId || null,
        owningService: secret.OwningService || null,
        replica,
        createdAt: iso(secret.CreatedDate) ?? undefined,
        lastChangedAt: iso(secret.LastChangedDate),
        lastAccessedAt: iso(secret.LastAccessedDate),
        ...rotation(secret),
        replicas: replica ? [] : await replicas(context, arn),
        policy: await policy(context, arn),
      });
    });
  },
});

function isReplica({ region }: Context, { PrimaryRegion: primary }: SecretListEntry): boolean {
  return primary !== undefined && primary !== "" && primary !== region;
}

function rotation(secret: SecretListEntry) {
  return {
    rotationEnabled: secret.RotationEnabled ?? false,
    rotationLambdaArn: secret.RotationLambdaARN || null,
    rotationDays: rotationDays(secret.RotationRules),
    lastRotatedAt: iso(secret.LastRotatedDate),
    nextRotationAt: iso(secret.NextRotationDate),
  };
}

// AWS works the days out of a cron() after the first rotation; before that they are not known.
function rotationDays({
  AutomaticallyAfterDays: days,
  ScheduleExpression: schedule,
}: RotationRulesType = {}) {
  if (days) return days;
  const [, count, unit] = /^rate\((\d+) (day|hour)s?\)$/.exec(schedule ?? "") ?? [];
  return count === undefined ? null : Number(count) / (unit === "hour" ? 24 : 1);
}

// The list does not tell which secrets have replicas.
async function replicas(context: Context, arn: string) {
  const secret = await context.read("DescribeSecret", { SecretId: arn }, arn);
  return secret
    ? (secret.ReplicationStatus ?? []).map((replica) => ({
        region: replica.Region ?? "",
        kmsKeyId: replica.KmsKeyId || null,
        status: replica.Status ?? "",
        message: replica.StatusMessage ?? "",
      }))
    : undefined;
}

async function policy(context: Context, arn: string) {
  const output = await context.read("GetResourcePolicy", { SecretId: arn }, arn);
  return output && (output.ResourcePolicy ?? null);
}
