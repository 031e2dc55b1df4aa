import { GetGatewayCommand } from "@aws-sdk/client-bedrock-agentcore-control";
import { type Answer, answer } from "../answers.ts";
import type { WebAclAssociations } from "./wafv2.ts";

/** Gateways as AWS answers them: moto does not tell their web ACL. */
export function agentcoreAnswers(associations: WebAclAssociations): Answer[] {
  return [
    answer(GetGatewayCommand, async ({ forward }) => {
      const gateway = await forward();
      const webAclArn = associations.get(gateway.gatewayArn ?? "");
      return {
        ...gateway,
        ...(webAclArn && { webAclArn, wafConfiguration: { failureMode: "FAIL_CLOSE" as const } }),
      };
    }),
  ];
}
