import {
  AppSyncClient,
  CreateApiKeyCommand,
  CreateGraphqlApiCommand,
  PutGraphqlApiEnvironmentVariablesCommand,
} from "@aws-sdk/client-appsync";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, secret }: CanaryContext): Promise<void> {
  const client = new AppSyncClient(config);
  const { graphqlApi } = await client.send(
    new CreateGraphqlApiCommand({
      name: "canary",
      authenticationType: "AWS_LAMBDA",
      lambdaAuthorizerConfig: {
        authorizerUri: "arn:aws:lambda:us-east-1:123456789012:function:canary",
        identityValidationExpression: secret("token that an AppSync API expects"),
      },
    }),
  );
  const apiId = graphqlApi?.apiId;
  await client.send(
    new PutGraphqlApiEnvironmentVariablesCommand({
      apiId,
      environmentVariables: { PASSWORD: secret("environment variable of an AppSync API") },
    }),
  );
  const description = secret("description of an AppSync API key");
  await client.send(new CreateApiKeyCommand({ apiId, description }));
}
