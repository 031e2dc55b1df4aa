import {
  ApiGatewayV2Client,
  CreateApiCommand,
  CreateIntegrationCommand,
  CreateRouteCommand,
  CreateStageCommand,
} from "@aws-sdk/client-apigatewayv2";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, secret }: CanaryContext): Promise<void> {
  const client = new ApiGatewayV2Client(config);
  const { ApiId } = await client.send(
    new CreateApiCommand({
      Name: "canary",
      ProtocolType: "HTTP",
      Description: secret("description of an HTTP API"),
    }),
  );
  const { IntegrationId } = await client.send(
    new CreateIntegrationCommand({
      ApiId,
      IntegrationType: "HTTP_PROXY",
      IntegrationMethod: "GET",
      PayloadFormatVersion: "1.0",
      IntegrationUri: `https://hook:${secret("URI of an HTTP API's integration")}@backend.example.com/`,
      RequestParameters: {
        "overwrite:header.X-Api-Key": secret("header of an HTTP API's integration"),
      },
    }),
  );
  const Target = `integrations/${IntegrationId}`;
  await client.send(new CreateRouteCommand({ ApiId, RouteKey: "GET /", Target }));
  await client.send(
    new CreateStageCommand({
      ApiId,
      StageName: "canary",
      Description: secret("description of an HTTP API's stage"),
      StageVariables: { password: secret("stage variable of an HTTP API") },
      AccessLogSettings: {
        DestinationArn: "arn:aws:logs:us-east-1:123456789012:log-group:canary",
        Format: `$context.requestId token=${secret("format of an HTTP API's access log")}`,
      },
    }),
  );
}
