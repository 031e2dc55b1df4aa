import {
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
  type CreateUserPoolRequest,
} from "@aws-sdk/client-cognito-identity-provider";
import { HOME_REGION, type SeedContext } from "./context.ts";

/** Makes a user pool, in order where nothing else is said; gives its ARN. */
export async function makeUserPool(
  { account, client }: SeedContext,
  PoolName: string,
  settings: Partial<CreateUserPoolRequest> = {},
): Promise<string> {
  const { UserPool } = await client(CognitoIdentityProviderClient).send(
    new CreateUserPoolCommand({
      PoolName,
      MfaConfiguration: "OPTIONAL",
      UserPoolTier: "PLUS",
      UserPoolAddOns: { AdvancedSecurityMode: "ENFORCED" },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      DeletionProtection: "ACTIVE",
      ...settings,
    }),
  );
  return `arn:aws:cognito-idp:${HOME_REGION}:${account}:userpool/${UserPool?.Id}`;
}
