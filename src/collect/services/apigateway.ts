import {
  APIGatewayClient,
  GetRestApisCommand,
  GetStagesCommand,
} from "@aws-sdk/client-api-gateway";
import { ApiGatewayStage } from "../../resources/api-gateway-stage.ts";
import { call, defineCollector } from "../define.ts";

const calls = {
  GetRestApis: call(
    GetRestApisCommand,
    "apigateway:GET",
    { type: ApiGatewayStage },
    { page: ["position", "position"] },
  ),
  GetStages: call(
    GetStagesCommand,
    "apigateway:GET",
    { type: ApiGatewayStage },
    { secrets: ["item[].variables.*", "item[].canarySettings.stageVariableOverrides.*"] },
  ),
};

export default defineCollector({
  service: "apigateway",
  scope: "regional",
  client: APIGatewayClient,
  calls,
  async *collect(context) {
    const apis = context.items("GetRestApis", { limit: 500 }, (output) => output.items);
    const staged = context.each(apis, async (api) => {
      // Without the ARN of a stage the gap says that any stage may be missing.
      const stages = await context.read("GetStages", { restApiId: api.id });
      return { api, stages: stages?.item ?? [] };
    });
    for await (const { api, stages } of staged) {
      for (const { stageName = "", webAclArn, tags } of stages) {
        const { id = "", name = id } = api;
        yield context.resource(ApiGatewayStage, {
          arn: `arn:${context.partition}:apigateway:${context.region}::/restapis/${id}/stages/${stageName}`,
          id: `${id}/${stageName}`,
          name: `${name}/${stageName}`,
          tags,
          apiId: id,
          apiName: name,
          stageName,
          endpointTypes: api.endpointConfiguration?.types ?? [],
          webAclArn: webAclArn ?? null,
        });
      }
    }
  },
});
