import {
  CognitoIdentityClient,
  CreateIdentityPoolCommand,
  type CreateIdentityPoolInput,
  SetIdentityPoolRolesCommand,
} from "@aws-sdk/client-cognito-identity";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import type { SeedContext } from "./context.ts";

/** Identity pools with guests and without. */
export async function seed(context: SeedContext): Promise<void> {
  const { bad, good } = context;
  const guests = { AllowUnauthenticatedIdentities: true };
  const classic = { AllowClassicFlow: true };
  const metrics = { Effect: "Allow", Action: "mobileanalytics:PutEvents", Resource: "*" };
  await makePool(context, bad("cognito-unauthenticated-identities"), guests, metrics);
  await makePool(context, bad("cognito-classic-flow-on"), classic);
  const everything = { Effect: "Allow", Action: "s3:*", Resource: "*" };
  const broad = bad("cognito-guest-role-broad");
  await makePool(context, broad, { ...guests, ...classic }, everything);
  await makePool(context, good("identity-pool"), {});
  await makePool(context, good("identity-pool", "guests-without-role"), guests);
}

async function makePool(
  context: SeedContext,
  IdentityPoolName: string,
  settings: Partial<CreateIdentityPoolInput>,
  guestStatement?: object,
): Promise<void> {
  const cognito = context.client(CognitoIdentityClient);
  const { IdentityPoolId = "" } = await cognito.send(
    new CreateIdentityPoolCommand({
      IdentityPoolName,
      AllowUnauthenticatedIdentities: false,
      ...settings,
    }),
  );
  if (guestStatement === undefined) return;
  const unauthenticated = await makeGuestRole(context, IdentityPoolId, guestStatement);
  await cognito.send(
    new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles: { unauthenticated } }),
  );
}

/** A role that only guests of one pool may take on. */
async function makeGuestRole(
  { client }: SeedContext,
  poolId: string,
  statement: object,
): Promise<string> {
  const iam = client(IAMClient);
  const RoleName = `guests-of-${poolId.slice(poolId.indexOf(":") + 1)}`;
  const trust = {
    Effect: "Allow",
    Principal: { Federated: "cognito-identity.amazonaws.com" },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: { "cognito-identity.amazonaws.com:aud": poolId },
      "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "unauthenticated" },
    },
  };
  const AssumeRolePolicyDocument = document(trust);
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  await iam.send(
    new PutRolePolicyCommand({ RoleName, PolicyName: "own", PolicyDocument: document(statement) }),
  );
  return Role?.Arn ?? "";
}

function document(statement: object): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}
