import {
  AssociateWebACLCommand,
  DisassociateWebACLCommand,
  ListResourcesForWebACLCommand,
  ListWebACLsCommand,
  type ResourceType,
} from "@aws-sdk/client-wafv2";
import { type Answer, answer } from "../answers.ts";
import { ServiceError } from "../errors.ts";

/** Resource ARN to the ARN of the web ACL that protects it. */
export type WebAclAssociations = Map<string, string>;

/** Service of an ARN to the resource type that WAF files it under. */
const TYPE_OF_SERVICE: Readonly<Record<string, ResourceType>> = {
  amplify: "AMPLIFY",
  apigateway: "API_GATEWAY",
  apprunner: "APP_RUNNER_SERVICE",
  appsync: "APPSYNC",
  "bedrock-agentcore": "AGENTCORE_GATEWAY",
  "cognito-idp": "COGNITO_USER_POOL",
  ec2: "VERIFIED_ACCESS_INSTANCE",
  elasticloadbalancing: "APPLICATION_LOAD_BALANCER",
};

/** Web ACLs as AWS answers them: moto cannot list what an ACL protects. */
export function wafv2Answers(associations: WebAclAssociations): Answer[] {
  return [
    answer(AssociateWebACLCommand, async ({ input, forward }) => {
      // moto looks for web ACLs of the CLOUDFRONT scope, which Amplify needs, in the wrong place.
      const output = input.WebACLArn?.includes(":global/") ? {} : await forward();
      associations.set(input.ResourceArn ?? "", input.WebACLArn ?? "");
      return output;
    }),
    answer(DisassociateWebACLCommand, async ({ input, forward }) => {
      associations.delete(input.ResourceArn ?? "");
      return forward();
    }),
    // Without a type AWS lists load balancers only.
    answer(ListResourcesForWebACLCommand, ({ input }) => {
      const wanted = input.ResourceType ?? "APPLICATION_LOAD_BALANCER";
      const found = [...associations].filter(
        ([arn, acl]) =>
          acl === input.WebACLArn && TYPE_OF_SERVICE[arn.split(":")[2] ?? ""] === wanted,
      );
      return { ResourceArns: found.map(([arn]) => arn) };
    }),
    // moto shows the CLOUDFRONT scope in every Region.
    answer(ListWebACLsCommand, async ({ input, region, forward }) => {
      if (input.Scope === "CLOUDFRONT" && region !== "us-east-1") {
        const message = "The scope is not valid., field: SCOPE_VALUE, parameter: CLOUDFRONT";
        throw new ServiceError("WAFInvalidParameterException", message);
      }
      return forward();
    }),
  ];
}
