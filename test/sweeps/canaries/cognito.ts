import {
  CognitoIdentityProviderClient,
  CreateIdentityProviderCommand,
  CreateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { CognitoIdentityClient, CreateIdentityPoolCommand } from "@aws-sdk/client-cognito-identity";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, secret }: CanaryContext): Promise<void> {
  await plantUserPool(config, secret);
  const twitter = `${secret("consumer key of Twitter")};${secret("consumer secret of Twitter")}`;
  await new CognitoIdentityClient(config).send(
    new CreateIdentityPoolCommand({
      IdentityPoolName: "canary",
      AllowUnauthenticatedIdentities: true,
      SupportedLoginProviders: { "api.twitter.com": twitter },
    }),
  );
}

async function plantUserPool(
  config: CanaryContext["config"],
  secret: CanaryContext["secret"],
): Promise<void> {
  const client = new CognitoIdentityProviderClient(config);
  const { UserPool } = await client.send(
    new CreateUserPoolCommand({
      PoolName: "canary",
      SmsConfiguration: {
        SnsCallerArn: "arn:aws:iam::123456789012:role/sms",
        ExternalId: secret("external id of a user pool"),
      },
      AdminCreateUserConfig: {
        InviteMessageTemplate: { EmailMessage: `{username} {####} ${secret("invitation")}` },
      },
      EmailVerificationMessage: `{####} ${secret("verification mail")}`,
      SmsAuthenticationMessage: `{####} ${secret("authentication message")}`,
      VerificationMessageTemplate: { EmailSubject: secret("subject of a verification mail") },
    }),
  );
  await client.send(
    new CreateIdentityProviderCommand({
      UserPoolId: UserPool?.Id,
      ProviderName: "canary",
      ProviderType: "OIDC",
      ProviderDetails: {
        client_id: "canary",
        client_secret: secret("client secret of an identity provider"),
        oidc_issuer: "https://login.example.com",
        authorize_scopes: "openid",
        attributes_request_method: "GET",
      },
    }),
  );
}
