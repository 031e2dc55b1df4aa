import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateRestApiCommand,
  CreateStageCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from "@aws-sdk/client-api-gateway";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, secret }: CanaryContext): Promise<void> {
  const client = new APIGatewayClient(config);
  const { id: restApiId } = await client.send(new CreateRestApiCommand({ name: "canary" }));
  const { items } = await client.send(new GetResourcesCommand({ restApiId }));
  const method = { restApiId, resourceId: items?.[0]?.id, httpMethod: "GET" };
  await client.send(new PutMethodCommand({ ...method, authorizationType: "NONE" }));
  await client.send(new PutIntegrationCommand({ ...method, type: "MOCK" }));
  const { id: deploymentId } = await client.send(new CreateDeploymentCommand({ restApiId }));
  await client.send(
    new CreateStageCommand({
      restApiId,
      stageName: "canary",
      deploymentId,
      variables: { password: secret("stage variable") },
    }),
  );
}
