import {
  APIGatewayClient,
  GetRestApisCommand,
  GetStagesCommand,
  type Stage,
} from "@aws-sdk/client-api-gateway";
import { ApiGatewayStage } from "../../resources/api-gateway-stage.ts";
import { call, defineCollector } from "../define.ts";
import { judgeVariables } from "../judge-variables.ts";

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
    {
      // Deleted between the list and the call.
      none: ["NotFoundException"],
      secrets: ["item[].variables.*", "item[].canarySettings.stageVariableOverrides.*"],
    },
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
      for (const stage of stages) {
        const { stageName = "", webAclArn, tags } = stage;
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
          variables: await judgeVariables(variables(stage), (each) =>
            context.judge(each.name, each.value),
          ),
        });
      }
    }
  },
});

/** The variables of the stage, and those that its canary has in their place. */
function variables({ variables: own = {}, canarySettings }: Stage) {
  const listed = (values: Readonly<Record<string, string>>, canary: boolean) =>
    Object.entries(values).map(([name, value]) => ({ name, value, canary }));
  return [...listed(own, false), ...listed(canarySettings?.stageVariableOverrides ?? {}, true)];
}
