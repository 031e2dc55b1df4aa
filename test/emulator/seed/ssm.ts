import {
  CreateDocumentCommand,
  type CreateDocumentRequest,
  ModifyDocumentPermissionCommand,
  PutParameterCommand,
  type PutParameterRequest,
  PutResourcePolicyCommand,
  SSMClient,
} from "@aws-sdk/client-ssm";
import { madeUp } from "../../secrets/made-up.ts";
import { daysAgo } from "../answers/naming.ts";
import { FOREIGN_ACCOUNT, HOME_REGION, type SeedContext } from "./context.ts";
import { seedIdentityPolicies } from "./identity-policies.ts";

const OWN_KEY = "alias/good-key-rotating";

/** Parameters and documents for every rule about Systems Manager, and identity policies that read parameters. */
export async function seed(context: SeedContext): Promise<void> {
  await seedIdentityPolicies(context, {
    managed: context.bad("ssm-iam-read-all-parameters"),
    group: context.bad("ssm-iam-group-read-all-parameters"),
    user: context.bad("ssm-iam-user-read-all-parameters"),
    role: context.bad("ssm-iam-role-read-all-parameters"),
    sound: context.good("policy", "one-path"),
    action: "ssm:GetParameter*",
    everything: `arn:aws:ssm:*:${context.account}:parameter/*`,
    little: `arn:aws:ssm:*:${context.account}:parameter/orders/*`,
  });
  const ssm = context.client(SSMClient);
  for (const plan of [...plainPlans(context), ...securePlans(context), ...policyPlans(context)]) {
    await ssm.send(new PutParameterCommand(plan));
  }
  await seedSharing(context, ssm);
  await seedDocuments(context, ssm);
}

/** In a path, as secrets should be. */
const inPath = (name: string): string => `/orders/${name}`;

function plainPlans({ bad, good, account }: SeedContext): PutParameterRequest[] {
  const secret = `arn:aws:secretsmanager:${HOME_REGION}:${account}:secret:orders-AbCdEf`;
  const plain = (name: string, Value: string): PutParameterRequest => ({
    Name: inPath(name),
    Type: "String",
    Value,
  });
  return [
    plain(bad("ssm-parameter-plaintext-secret"), madeUp("base62", 16, 961)),
    plain(
      bad("ssm-parameter-plaintext-secret", "url"),
      `postgres://orders:${madeUp("base62", 16, 962)}@db.internal/orders`,
    ),
    {
      ...plain(
        bad("ssm-parameter-plaintext-secret", "in-a-list"),
        `north,south,ghp_${madeUp("base62", 36, 963)}`,
      ),
      Type: "StringList",
    },
    plain(good("parameter", "stage"), "production"),
    plain(good("parameter", "db-password"), secret),
    { ...plain("", "info"), Name: good("parameter", "without-path") },
  ];
}

function secure(Name: string, more: Partial<PutParameterRequest> = {}): PutParameterRequest {
  return { Name, Type: "SecureString", KeyId: OWN_KEY, Value: madeUp("base62", 20, 964), ...more };
}

function securePlans({ bad, good }: SeedContext): PutParameterRequest[] {
  const { KeyId: _, ...underAwsKey } = secure(inPath(bad("ssm-parameter-aws-managed-key")));
  return [
    underAwsKey,
    secure(inPath(good("parameter", "own-key"))),
    secure(inPath(bad("ssm-parameter-stale-secret", "400-days-old"))),
    secure(inPath(good("parameter", "own-key-300-days-old"))),
    secure(bad("ssm-parameter-flat-hierarchy")),
  ];
}

function policyPlans({ bad, good }: SeedContext): PutParameterRequest[] {
  const Tier = "Advanced";
  const expiration = (days: number) => ({
    Type: "Expiration",
    Version: "1.0",
    Attributes: { Timestamp: daysAgo(-days).toISOString() },
  });
  const within = (Type: string, word: string) => ({
    Type,
    Version: "1.0",
    Attributes: { [word]: "30", Unit: "Days" },
  });
  const plain = (name: string, ...policies: object[]): PutParameterRequest => ({
    Name: inPath(name),
    Type: "String",
    Value: "production",
    Tier,
    Policies: JSON.stringify(policies),
  });
  const watched = JSON.stringify([within("NoChangeNotification", "After")]);
  return [
    secure(inPath(bad("ssm-parameter-no-expiry-policy")), { Tier }),
    secure(inPath(good("parameter", "watched")), { Tier, Policies: watched }),
    plain(bad("ssm-parameter-expiring"), expiration(10)),
    plain(
      good("parameter", "expiry-announced"),
      expiration(10),
      within("ExpirationNotification", "Before"),
    ),
    plain(good("parameter", "expires-later"), expiration(200)),
  ];
}

async function seedSharing({ bad, account }: SeedContext, ssm: SSMClient): Promise<void> {
  const Name = inPath(bad("ssm-parameter-shared-externally"));
  const Tier = "Advanced";
  await ssm.send(new PutParameterCommand({ Name, Type: "String", Value: "production", Tier }));
  const ResourceArn = `arn:aws:ssm:${HOME_REGION}:${account}:parameter${Name}`;
  const statement = {
    Effect: "Allow",
    Principal: { AWS: FOREIGN_ACCOUNT },
    Action: ["ssm:DescribeParameters", "ssm:GetParameter", "ssm:GetParameters"],
    Resource: ResourceArn,
  };
  const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  await ssm.send(new PutResourcePolicyCommand({ ResourceArn, Policy }));
}

async function seedDocuments({ bad, good }: SeedContext, ssm: SSMClient): Promise<void> {
  const isPublic = bad("ssm-document-public");
  const documents: CreateDocumentRequest[] = [
    command(isPublic, "systemctl restart orders"),
    command(good("document", "private"), "systemctl restart orders"),
    command(
      bad("ssm-document-secret"),
      `curl -u orders:${madeUp("base62", 16, 965)} https://db.internal/`,
    ),
    session("SSM-SessionManagerRunShell", { kmsKeyId: "" }, bad("ssm-session-unencrypted")),
    session(bad("ssm-session-unencrypted", "logs"), {
      kmsKeyId: OWN_KEY,
      cloudWatchLogGroupName: "/ssm/sessions",
      cloudWatchEncryptionEnabled: false,
    }),
    session(good("document", "session"), {
      kmsKeyId: OWN_KEY,
      cloudWatchLogGroupName: "/ssm/sessions",
      cloudWatchEncryptionEnabled: true,
    }),
  ];
  for (const document of documents) await ssm.send(new CreateDocumentCommand(document));
  await ssm.send(
    new ModifyDocumentPermissionCommand({
      Name: isPublic,
      PermissionType: "Share",
      AccountIdsToAdd: ["all"],
    }),
  );
}

function command(Name: string, line: string): CreateDocumentRequest {
  const content = {
    schemaVersion: "2.2",
    description: "Restarts the service",
    parameters: {},
    mainSteps: [{ action: "aws:runShellScript", name: "run", inputs: { runCommand: [line] } }],
  };
  return {
    Name,
    DocumentType: "Command",
    DocumentFormat: "JSON",
    Content: JSON.stringify(content),
  };
}

function session(Name: string, inputs: object, tag?: string): CreateDocumentRequest {
  const content = {
    schemaVersion: "1.0",
    description: "Session preferences",
    sessionType: "Standard_Stream",
    inputs,
    parameters: {},
  };
  return {
    Name,
    DocumentType: "Session",
    DocumentFormat: "JSON",
    Content: JSON.stringify(content),
    ...(tag !== undefined && { Tags: [{ Key: "Name", Value: tag }] }),
  };
}
