import { GetStagesCommand } from "@aws-sdk/client-api-gateway";
import { ACCOUNT, type Answer, answer } from "../answers.ts";

/** Stages as AWS answers them: WAF Classic takes no new associations, so its name gives a stage one. */
export function apigatewayAnswers(): Answer[] {
  return [
    answer(GetStagesCommand, async ({ region, forward }) => {
      const { item = [] } = await forward();
      const webAclArn = `arn:aws:waf-regional:${region}:${ACCOUNT}:webacl/11111111-2222-3333-4444-555555555555`;
      return {
        item: item.map((stage) =>
          stage.tags?.["Name"]?.includes("waf-classic") ? { ...stage, webAclArn } : stage,
        ),
      };
    }),
  ];
}
