import {
  CognitoIdentityProviderClient,
  ListUserPoolsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { CognitoUserPool } from "../../resources/cognito-user-pool.ts";
import { call, defineCollector } from "../define.ts";
import { iso } from "../shape.ts";

const calls = {
  ListUserPools: call(
    ListUserPoolsCommand,
    "cognito-idp:ListUserPools",
    { type: CognitoUserPool },
    { page: ["NextToken", "NextToken"] },
  ),
};

export default defineCollector({
  service: "cognito",
  scope: "regional",
  client: CognitoIdentityProviderClient,
  partialRegions: true,
  calls,
  async *collect(context) {
    const { partition, region, account } = context;
    const pools = context.items("ListUserPools", { MaxResults: 60 }, (output) => output.UserPools);
    for await (const { Id: id = "", Name: name = id, CreationDate: created } of pools) {
      const arn = `arn:${partition}:cognito-idp:${region}:${account}:userpool/${id}`;
      yield context.resource(CognitoUserPool, {
        arn,
        id,
        name,
        createdAt: iso(created) ?? undefined,
      });
    }
  },
});
