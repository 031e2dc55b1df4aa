import { z } from "zod";
import { AgentCoreGateway } from "../resources/agentcore-gateway.ts";
import { AmplifyApp } from "../resources/amplify-app.ts";
import { ApiGatewayStage } from "../resources/api-gateway-stage.ts";
import { AppSyncEventApi } from "../resources/appsync-event-api.ts";
import { AppSyncGraphqlApi } from "../resources/appsync-graphql-api.ts";
import { CloudFrontDistribution } from "../resources/cloudfront-distribution.ts";
import type { ResourceOf } from "../resources/define.ts";
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
    () => input.findByKey(CloudFrontDistribution, here, ownWebAcl, arn).length > 0,
    () => input.findByKey(AmplifyApp, here, webAcl, arn).length > 0,
    () => input.findByKey(CloudFrontDistribution, here, tenantWebAcls, arn).length > 0,
  ];
}

function regionalQuestions({ arn, account, region }: Place, input: FactInput): (() => boolean)[] {
  const here = { account, region };
  return [
    () => input.findByKey(ApiGatewayStage, here, webAcl, arn).length > 0,
    () => input.findByKey(AppSyncGraphqlApi, here, webAcl, arn).length > 0,
    () => input.findByKey(AppSyncEventApi, here, webAcl, arn).length > 0,
    () => input.findByKey(AgentCoreGateway, here, webAcl, arn).length > 0,
  ];
}

type Distribution = ResourceOf<typeof CloudFrontDistribution>;

function ownWebAcl({ webAclId }: Distribution): readonly string[] {
  return webAclId === null ? [] : [webAclId];
}

function tenantWebAcls(distribution: Distribution): readonly string[] {
  return distribution.tenantWebAcls;
}

function webAcl({ webAclArn }: { readonly webAclArn: string | null }): readonly string[] {
  return webAclArn === null ? [] : [webAclArn];
}
