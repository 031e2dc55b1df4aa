import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateRestApiCommand,
  CreateStageCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
  UpdateStageCommand,
} from "@aws-sdk/client-api-gateway";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, secret }: CanaryContext): Promise<void> {
  const client = new APIGatewayClient(config);
  const { id: restApiId } = await client.send(
    new CreateRestApiCommand({
      name: "canary",
      description: secret("description of a REST API"),
      policy: policy(secret("referer in the policy of a REST API")),
    }),
  );
  const { items } = await client.send(new GetResourcesCommand({ restApiId }));
  const method = { restApiId, resourceId: items?.[0]?.id, httpMethod: "GET" };
  await client.send(new PutMethodCommand({ ...method, authorizationType: "NONE" }));
  const key = "integration.request.header.X-Api-Key";
  await client.send(
    new PutIntegrationCommand({
      ...method,
      type: "HTTP",
      integrationHttpMethod: "GET",
      uri: `https://hook:${secret("integration URI")}@backend.example.com/`,
      requestParameters: { [key]: `'${secret("header of an integration")}'` },
      requestTemplates: { "application/json": `{"password":"${secret("request template")}"}` },
    }),
  );
  const ok = { ...method, statusCode: "200" };
  await client.send(new PutMethodResponseCommand(ok));
  await client.send(
    new PutIntegrationResponseCommand({
      ...ok,
      responseParameters: { "method.response.header.X-Token": `'${secret("response header")}'` },
      responseTemplates: { "application/json": `{"token":"${secret("response template")}"}` },
    }),
  );
  const { id: deploymentId } = await client.send(new CreateDeploymentCommand({ restApiId }));
  const stage = { restApiId, stageName: "canary" };
  await client.send(
    new CreateStageCommand({
      ...stage,
      deploymentId,
      variables: { password: secret("stage variable") },
    }),
  );
  const value = `$context.requestId token=${secret("format of an access log")}`;
  const patchOperations = [{ op: "replace" as const, path: "/accessLogSettings/format", value }];
  await client.send(new UpdateStageCommand({ ...stage, patchOperations }));
}

function policy(referer: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: "*",
        Action: "execute-api:Invoke",
        Resource: "execute-api:/*",
        Condition: { StringEquals: { "aws:Referer": referer } },
      },
    ],
  });
}
