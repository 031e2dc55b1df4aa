import { z } from "zod";
import { AgentCoreGateway } from "../resources/agentcore-gateway.ts";
import { AmplifyApp } from "../resources/amplify-app.ts";
import { ApiGatewayStage } from "../resources/api-gateway-stage.ts";
import { AppSyncEventApi } from "../resources/appsync-event-api.ts";
import { AppSyncGraphqlApi } from "../resources/appsync-graphql-api.ts";
import { CloudFrontDistribution } from "../resources/cloudfront-distribution.ts";
import { WafWebAcl } from "../resources/waf-web-acl.ts";
import { PROTECTED_FIELDS } from "./associated-web-acl.ts";
import { anyOf, decided } from "./decision.ts";
import { defineFact, type FactInput } from "./define.ts";

export const wafWebAclAssociated = defineFact({
  on: WafWebAcl,
  name: "associated",
  schema: z.boolean().describe("Some resource is protected by the web ACL"),
  reads: {
    [WafWebAcl.type]: ["scope", ...PROTECTED_FIELDS],
    [ApiGatewayStage.type]: ["webAclArn"],
    [AppSyncGraphqlApi.type]: ["webAclArn"],
    [AppSyncEventApi.type]: ["webAclArn"],
    [AgentCoreGateway.type]: ["webAclArn"],
    [CloudFrontDistribution.type]: ["webAclId", "tenantWebAcls"],
    [AmplifyApp.type]: ["webAclArn"],
  },
  compute: (acl, input) =>
    acl.scope === "CLOUDFRONT"
      ? decided(anyOf(...globalQuestions(acl, input)))
      : decided(
          anyOf(
            ...PROTECTED_FIELDS.map((field) => () => acl[field].length > 0),
            ...regionalQuestions(acl, input),
          ),
        ),
});

interface Place {
  readonly arn: string;
  readonly account: string;
  readonly region: string;
}

function globalQuestions({ arn, account }: Place, input: FactInput): (() => boolean)[] {
  const here = { account };
  return [
    () => input.find(CloudFrontDistribution, here, (each) => each.webAclId === arn) !== null,
    () => input.find(AmplifyApp, here, (each) => each.webAclArn === arn) !== null,
    () =>
      input.find(CloudFrontDistribution, here, (each) => each.tenantWebAcls.includes(arn)) !== null,
  ];
}

function regionalQuestions({ arn, account, region }: Place, input: FactInput): (() => boolean)[] {
  const here = { account, region };
  return [
    () => input.find(ApiGatewayStage, here, (each) => each.webAclArn === arn) !== null,
    () => input.find(AppSyncGraphqlApi, here, (each) => each.webAclArn === arn) !== null,
    () => input.find(AppSyncEventApi, here, (each) => each.webAclArn === arn) !== null,
    () => input.find(AgentCoreGateway, here, (each) => each.webAclArn === arn) !== null,
  ];
}
