import { DescribeKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import {
  CreateSecretCommand,
  PutResourcePolicyCommand,
  ReplicateSecretToRegionsCommand,
  type ReplicaRegionType,
  RotateSecretCommand,
  type RotationRulesType,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { madeUp } from "../../secrets/made-up.ts";
import { FOREIGN_ACCOUNT, HOME_REGION, OTHER_REGION, type SeedContext } from "./context.ts";
import { seedIdentityPolicies } from "./identity-policies.ts";
import { makeKey } from "./kms-key.ts";

/** A secret to be made. What is left out is as a careful owner would have it. */
interface SecretPlan {
  readonly name: string;
  /** Stands for the name that the secret itself cannot bear. */
  readonly tag?: string;
  readonly key?: null;
  readonly rotation?: RotationRulesType | null;
  /** Name of the rotation function; null: AWS rotates by itself. */
  readonly rotatedBy?: string | null;
  readonly policy?: string;
  readonly replica?: ReplicaRegionType;
}

/** Secrets for every rule about Secrets Manager, and identity policies that read them. */
export async function seed(context: SeedContext): Promise<void> {
  await seedIdentityPolicies(context, {
    managed: context.bad("secretsmanager-iam-read-all"),
    group: context.bad("secretsmanager-iam-group-read-all"),
    user: context.bad("secretsmanager-iam-user-read-all"),
    role: context.bad("secretsmanager-iam-role-read-all"),
    sound: context.good("policy", "one-secret"),
    action: "secretsmanager:GetSecretValue",
    everything: "*",
    little: `arn:aws:secretsmanager:*:${context.account}:secret:orders/*`,
  });
  const key = await ownKey(context);
  const inUse = context.bad("secretsmanager-replica-out-of-sync");
  await makeSecret(context, key, { name: inUse, rotatedBy: null }, OTHER_REGION);
  const plans = [
    ...rotationPlans(context),
    ...agePlans(context),
    ...policyPlans(context),
    ...(await replicaPlans(context)),
    { name: inUse, replica: { Region: OTHER_REGION, KmsKeyId: `alias/${REPLICA_KEY}` } },
  ];
  for (const plan of plans) await makeSecret(context, key, plan);
}

function rotationPlans({ bad, good }: SeedContext): SecretPlan[] {
  return [
    { name: bad("secretsmanager-rotation-disabled"), rotation: null },
    { name: good("secret", "rotated-by-aws"), rotatedBy: null },
    { name: "rds!db-11111111", tag: good("secret", "of-a-service"), rotation: null },
    {
      name: bad("secretsmanager-rotation-overdue", "60-days-old-used-1-days-ago"),
    },
    { name: good("secret", "20-days-old-used-1-days-ago") },
    {
      name: bad("secretsmanager-rotation-interval-long"),
      rotation: { AutomaticallyAfterDays: 180 },
    },
    { name: good("secret", "monthly"), rotation: { ScheduleExpression: "cron(0 8 1 * ? *)" } },
    { name: bad("secretsmanager-rotation-lambda-broken"), rotatedBy: "removed" },
  ];
}

function agePlans({ bad, good }: SeedContext): SecretPlan[] {
  return [
    { name: bad("secretsmanager-secret-unused", "used-100-days-ago") },
    { name: good("secret", "used-10-days-ago") },
    {
      name: bad("secretsmanager-secret-never-changed", "400-days-old-used-1-days-ago"),
      rotation: null,
    },
  ];
}

function policyPlans({ account, bad, good }: SeedContext): SecretPlan[] {
  const foreign = policy({ AWS: `arn:aws:iam::${FOREIGN_ACCOUNT}:root` });
  return [
    { name: bad("secretsmanager-default-key-shared"), key: null, policy: foreign },
    { name: bad("secretsmanager-policy-cross-account"), policy: foreign },
    { name: bad("secretsmanager-policy-public"), policy: policy("*") },
    {
      name: good("secret", "own-account"),
      policy: policy({ AWS: `arn:aws:iam::${account}:root` }),
    },
    { name: good("secret", "default-key"), key: null },
  ];
}

const REPLICA_KEY = "good-key--of-replicas";

async function replicaPlans({ bad, good, client }: SeedContext): Promise<SecretPlan[]> {
  await makeKey(client(KMSClient, OTHER_REGION), { name: good("key", "of-replicas") });
  return [
    {
      name: good("secret", "replicated"),
      replica: { Region: OTHER_REGION, KmsKeyId: `alias/${REPLICA_KEY}` },
    },
    { name: bad("secretsmanager-replica-default-key"), replica: { Region: OTHER_REGION } },
  ];
}

async function makeSecret(
  { account, client }: SeedContext,
  key: string,
  plan: SecretPlan,
  region = HOME_REGION,
): Promise<void> {
  const { name: Name, tag, rotatedBy = "good-function--references" } = plan;
  const { rotation = { AutomaticallyAfterDays: 30 } } = plan;
  const secrets = client(SecretsManagerClient, region);
  const { ARN: SecretId } = await secrets.send(
    new CreateSecretCommand({
      Name,
      SecretString: madeUp("base62", 20, 941),
      ...(plan.key !== null && { KmsKeyId: key }),
      ...(tag !== undefined && { Tags: [{ Key: "Name", Value: tag }] }),
    }),
  );
  if (rotation !== null) {
    await secrets.send(
      new RotateSecretCommand({
        SecretId,
        RotationRules: rotation,
        ...(rotatedBy !== null && {
          RotationLambdaARN: `arn:aws:lambda:${region}:${account}:function:${rotatedBy}`,
        }),
      }),
    );
  }
  if (plan.policy !== undefined) {
    await secrets.send(new PutResourcePolicyCommand({ SecretId, ResourcePolicy: plan.policy }));
  }
  if (plan.replica !== undefined) {
    const AddReplicaRegions = [plan.replica];
    await secrets.send(new ReplicateSecretToRegionsCommand({ SecretId, AddReplicaRegions }));
  }
}

async function ownKey({ client }: SeedContext): Promise<string> {
  const kms = client(KMSClient);
  const { KeyMetadata } = await kms.send(
    new DescribeKeyCommand({ KeyId: "alias/good-key-rotating" }),
  );
  return KeyMetadata?.Arn ?? "";
}

function policy(Principal: unknown): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal, Action: "secretsmanager:GetSecretValue", Resource: "*" },
    ],
  });
}
