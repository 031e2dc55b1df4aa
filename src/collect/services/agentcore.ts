import {
  BedrockAgentCoreControlClient,
  GetGatewayCommand,
  ListGatewaysCommand,
} from "@aws-sdk/client-bedrock-agentcore-control";
import { AgentCoreGateway } from "../../resources/agentcore-gateway.ts";
import { call, defineCollector } from "../define.ts";

const calls = {
  ListGateways: call(
    ListGatewaysCommand,
    "bedrock-agentcore:ListGateways",
    { type: AgentCoreGateway },
    { page: ["nextToken", "nextToken"] },
  ),
  GetGateway: call(GetGatewayCommand, "bedrock-agentcore:GetGateway", {
    type: AgentCoreGateway,
    fields: ["webAclArn"],
  }),
};

export default defineCollector({
  service: "agentcore",
  scope: "regional",
  client: BedrockAgentCoreControlClient,
  partialRegions: true,
  calls,
  async *collect(context) {
    const { partition, region, account } = context;
    const gateways = context.items("ListGateways", { maxResults: 100 }, (output) => output.items);
    yield* context.each(gateways, async ({ gatewayId: id = "", name = id, status }) => {
      const arn = `arn:${partition}:bedrock-agentcore:${region}:${account}:gateway/${id}`;
      const gateway = await context.read("GetGateway", { gatewayIdentifier: id }, arn);
      return context.resource(AgentCoreGateway, {
        arn,
        id,
        name,
        status,
        webAclArn: gateway && (gateway.webAclArn ?? null),
      });
    });
  },
});
