import {
  CognitoIdentityClient,
  DescribeIdentityPoolCommand,
  GetIdentityPoolRolesCommand,
  ListIdentityPoolsCommand,
} from "@aws-sdk/client-cognito-identity";
import { CognitoIdentityPool } from "../../resources/cognito-identity-pool.ts";
import { call, defineCollector } from "../define.ts";

const calls = {
  ListIdentityPools: call(
    ListIdentityPoolsCommand,
    "cognito-identity:ListIdentityPools",
    { type: CognitoIdentityPool },
    { page: ["NextToken", "NextToken"] },
  ),
  DescribeIdentityPool: call(
    DescribeIdentityPoolCommand,
    "cognito-identity:DescribeIdentityPool",
    { type: CognitoIdentityPool, fields: ["unauthenticatedAllowed", "classicFlowAllowed"] },
    // The entry of Twitter is the consumer key and the consumer secret.
    { secrets: ["SupportedLoginProviders.*"] },
  ),
  GetIdentityPoolRoles: call(
    GetIdentityPoolRolesCommand,
    "cognito-identity:GetIdentityPoolRoles",
    { type: CognitoIdentityPool, fields: ["guestRoleArn"] },
    { secrets: ["RoleMappings.*.RulesConfiguration.Rules[].Value"] },
  ),
};

export default defineCollector({
  service: "cognito-identity",
  scope: "regional",
  client: CognitoIdentityClient,
  partialRegions: true,
  calls,
  async *collect(context) {
    const { partition, region, account } = context;
    const listed = context.items(
      "ListIdentityPools",
      { MaxResults: 60 },
      (output) => output.IdentityPools,
    );
    yield* context.each(
      listed,
      async ({ IdentityPoolId: id = "", IdentityPoolName: name = id }) => {
        const arn = `arn:${partition}:cognito-identity:${region}:${account}:identitypool/${id}`;
        const input = { IdentityPoolId: id };
        const pool = await context.read("DescribeIdentityPool", input, arn);
        const roles = await context.read("GetIdentityPoolRoles", input, arn);
        return context.resource(CognitoIdentityPool, {
          arn,
          id,
          name,
          tags: pool?.IdentityPoolTags,
          ...(pool && {
            unauthenticatedAllowed: pool.AllowUnauthenticatedIdentities ?? false,
            classicFlowAllowed: pool.AllowClassicFlow ?? false,
          }),
          guestRoleArn: roles && (roles.Roles?.["unauthenticated"] ?? null),
        });
      },
    );
  },
});
