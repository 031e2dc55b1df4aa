import { z } from "zod";
import { defineResource } from "./define.ts";

export const AgentCoreGateway = defineResource({
  type: "AWS::BedrockAgentCore::Gateway",
  service: "agentcore",
  scope: "regional",
  title: "AgentCore gateway",
  fields: z.object({
    status: z.string().describe("ListGateways items[].status: READY, CREATING, FAILED, …"),
    webAclArn: z.string().nullable().describe("GetGateway webAclArn; null for none"),
  }),
  example: {
    type: "AWS::BedrockAgentCore::Gateway",
    arn: "arn:aws:bedrock-agentcore:us-east-1:123456789012:gateway/tools-abcdefghij",
    id: "tools-abcdefghij",
    name: "tools",
    account: "123456789012",
    region: "us-east-1",
    status: "READY",
    webAclArn:
      "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/shop/11111111-2222-3333-4444-555555555555",
  },
});
