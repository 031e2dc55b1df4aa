import { CreateGrantCommand, DescribeKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { madeUp } from "../../secrets/made-up.ts";
import { HOME_REGION, type SeedContext } from "./context.ts";
import { type FunctionPlan, makeCodeSigning, makeFunction } from "./lambda-function.ts";
import { makeServiceRole } from "./service-role.ts";

const HARMLESS = { STAGE: "production", LOG_LEVEL: "info" };

/** Functions with and without secrets in their environment, and with keys that work or do not. */
export async function seed(context: SeedContext): Promise<void> {
  const keyArn = await keyFinder(context);
  const usableKey = await keyArn("good-key-rotating");
  const decrypts = await makeServiceRole(
    context,
    context.good("role", "function-decrypts"),
    "lambda",
    { Effect: "Allow", Action: "kms:Decrypt", Resource: usableKey },
  );
  const plans: FunctionPlan[] = [
    ...variablePlans(context, usableKey, decrypts),
    ...(await keyPlans(context, keyArn, usableKey, decrypts)),
  ];
  await makeCodeSigning(context, "Enforce");
  for (const plan of plans) await makeFunction(context, plan);
}

function variablePlans({ bad, good }: SeedContext, key: string, role: string): FunctionPlan[] {
  const secret = `arn:aws:secretsmanager:${HOME_REGION}:123456789012:secret:orders-AbCdEf`;
  return [
    {
      name: bad("lambda-env-plaintext-secret"),
      variables: { ...HARMLESS, UPSTREAM: `ghp_${madeUp("base62", 36, 901)}` },
    },
    {
      name: bad("lambda-env-plaintext-secret", "url"),
      variables: {
        DATABASE_URL: `postgres://orders:${madeUp("base62", 16, 902)}@db.internal/orders`,
      },
    },
    {
      name: bad("lambda-env-plaintext-secret", "under-own-key"),
      variables: { DB_PASSWORD: madeUp("base62", 16, 903) },
      key,
      role,
    },
    { name: bad("lambda-env-sensitive-aws-key"), variables: { ADMIN_TOKEN: "session" } },
    {
      name: good("function", "sensitive-under-own-key"),
      variables: { ADMIN_TOKEN: "session" },
      key,
      role,
    },
    { name: good("function", "references"), variables: { ...HARMLESS, DB_PASSWORD: secret } },
    {
      name: good("function", "encrypted"),
      variables: { DB_PASSWORD: `AQICAH${madeUp("base64", 150, 904)}` },
    },
    { name: good("function", "placeholder"), variables: { API_KEY: "changeme" } },
  ];
}

async function keyPlans(
  context: SeedContext,
  keyArn: KeyFinder,
  usableKey: string,
  decrypts: string,
): Promise<FunctionPlan[]> {
  const { account, bad, good, client } = context;
  const variables = HARMLESS;
  const granted = await makeServiceRole(context, good("role", "function-granted"), "lambda");
  const grantedFunction = good("function", "key-by-grant");
  await client(KMSClient).send(
    new CreateGrantCommand({
      KeyId: usableKey,
      GranteePrincipal: granted,
      Operations: ["Decrypt", "RetireGrant"],
      Constraints: {
        EncryptionContextEquals: {
          "aws:lambda:FunctionArn": `arn:aws:lambda:${HOME_REGION}:${account}:function:${grantedFunction}`,
        },
      },
    }),
  );
  return [
    {
      name: bad("lambda-env-key-unusable", "pending-deletion"),
      key: await keyArn("bad-kms-key-pending-deletion-in-use"),
      variables,
    },
    {
      name: bad("lambda-env-key-unusable", "disabled"),
      key: await keyArn("bad-kms-key-disabled-in-use"),
      variables,
    },
    {
      name: bad("lambda-env-key-unusable", "missing"),
      key: `arn:aws:kms:${HOME_REGION}:${account}:key/00000000-0000-0000-0000-000000000000`,
      variables,
    },
    {
      name: bad("lambda-env-key-unusable", "key-policy-names-another"),
      key: await keyArn("bad-kms-key-policy-unmanageable"),
      role: decrypts,
      variables,
    },
    {
      name: bad("lambda-env-key-unusable", "role-without-permission"),
      key: usableKey,
      variables,
    },
    { name: good("function", "own-key"), key: usableKey, role: decrypts, variables },
    { name: grantedFunction, key: usableKey, role: granted, variables },
  ];
}

type KeyFinder = (alias: string) => Promise<string>;

async function keyFinder({ client }: SeedContext): Promise<KeyFinder> {
  const kms = client(KMSClient);
  return async (alias) => {
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: `alias/${alias}` }));
    return KeyMetadata?.Arn ?? "";
  };
}
