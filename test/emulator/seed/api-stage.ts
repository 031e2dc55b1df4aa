import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateRestApiCommand,
  CreateStageCommand,
  type CreateStageRequest,
  type EndpointType,
  GetResourcesCommand,
  type IntegrationType,
  type PatchOperation,
  PutIntegrationCommand,
  PutMethodCommand,
  UpdateStageCommand,
} from "@aws-sdk/client-api-gateway";
import { HOME_REGION, type SeedContext } from "./context.ts";

/** A REST API with one method at its root and one stage; what is not said is in order. */
export interface RestApiPlan {
  readonly name: string;
  readonly type?: EndpointType;
  readonly policy?: object;
  readonly defaultEndpointDisabled?: boolean;
  readonly authorizationType?: string;
  readonly apiKeyRequired?: boolean;
  readonly integration?: IntegrationType;
  readonly stage?: Pick<CreateStageRequest, "variables" | "tags" | "cacheClusterEnabled">;
  /** Settings of the stage; by default an access log and a rate limit. */
  readonly patch?: readonly PatchOperation[];
}

/** Values of a setting of a stage. */
export function setting(path: string, value: string): PatchOperation {
  return { op: "replace", path, value };
}

export const ACCESS_LOG: readonly PatchOperation[] = [
  setting(
    "/accessLogSettings/destinationArn",
    `arn:aws:logs:${HOME_REGION}:123456789012:log-group:api`,
  ),
  setting("/accessLogSettings/format", "$context.requestId $context.status"),
];
export const RATE_LIMIT: readonly PatchOperation[] = [
  setting("/*/*/throttling/rateLimit", "200"),
  setting("/*/*/throttling/burstLimit", "400"),
];
const STAGE = "live";

/** Makes a REST API; gives its id and the ARN of its stage. */
export async function makeRestApi(
  { client }: SeedContext,
  plan: RestApiPlan,
): Promise<{ id: string; stageArn: string }> {
  const gateway = client(APIGatewayClient);
  const { id: restApiId = "" } = await gateway.send(
    new CreateRestApiCommand({
      name: plan.name,
      endpointConfiguration: { types: [plan.type ?? "REGIONAL"] },
      disableExecuteApiEndpoint: plan.defaultEndpointDisabled,
      policy: plan.policy && JSON.stringify(plan.policy),
    }),
  );
  const { items } = await gateway.send(new GetResourcesCommand({ restApiId }));
  const method = { restApiId, resourceId: items?.[0]?.id, httpMethod: "GET" };
  const { authorizationType = "AWS_IAM", apiKeyRequired = false, integration = "MOCK" } = plan;
  await gateway.send(new PutMethodCommand({ ...method, authorizationType, apiKeyRequired }));
  await gateway.send(
    new PutIntegrationCommand({
      ...method,
      type: integration,
      ...(integration === "HTTP_PROXY" && {
        integrationHttpMethod: "GET",
        uri: "https://backend.example.com/orders",
      }),
    }),
  );
  const { id: deploymentId } = await gateway.send(new CreateDeploymentCommand({ restApiId }));
  const stage = { restApiId, stageName: STAGE };
  await gateway.send(new CreateStageCommand({ ...stage, deploymentId, ...plan.stage }));
  const patchOperations = [...(plan.patch ?? [...ACCESS_LOG, ...RATE_LIMIT])];
  if (patchOperations.length > 0) {
    await gateway.send(new UpdateStageCommand({ ...stage, patchOperations }));
  }
  const stageArn = `arn:aws:apigateway:${HOME_REGION}::/restapis/${restApiId}/stages/${STAGE}`;
  return { id: restApiId, stageArn };
}

/** Makes a REST API in order with one stage, which bears the name as a tag; returns the ARN of the stage. */
export async function makeStage(
  context: SeedContext,
  name: string,
  type: EndpointType,
  plan: Omit<RestApiPlan, "name" | "type"> = {},
): Promise<string> {
  const stage = { ...plan.stage, tags: { Name: name } };
  const { stageArn } = await makeRestApi(context, { name: `api-${name}`, type, ...plan, stage });
  return stageArn;
}
