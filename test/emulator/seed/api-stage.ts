import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateRestApiCommand,
  CreateStageCommand,
  type EndpointType,
  GetResourcesCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from "@aws-sdk/client-api-gateway";
import { HOME_REGION, type SeedContext } from "./context.ts";

/** Makes a REST API with one stage, which bears the name as a tag; returns the ARN of the stage. */
export async function makeStage(
  { client }: SeedContext,
  name: string,
  type: EndpointType,
  variables?: Record<string, string>,
): Promise<string> {
  const gateway = client(APIGatewayClient);
  const { id: restApiId } = await gateway.send(
    new CreateRestApiCommand({ name: `api-${name}`, endpointConfiguration: { types: [type] } }),
  );
  const { items } = await gateway.send(new GetResourcesCommand({ restApiId }));
  const method = { restApiId, resourceId: items?.[0]?.id, httpMethod: "GET" };
  await gateway.send(new PutMethodCommand({ ...method, authorizationType: "AWS_IAM" }));
  await gateway.send(new PutIntegrationCommand({ ...method, type: "MOCK" }));
  const { id: deploymentId } = await gateway.send(new CreateDeploymentCommand({ restApiId }));
  const stageName = "live";
  await gateway.send(
    new CreateStageCommand({ restApiId, deploymentId, stageName, variables, tags: { Name: name } }),
  );
  return `arn:aws:apigateway:${HOME_REGION}::/restapis/${restApiId}/stages/${stageName}`;
}
