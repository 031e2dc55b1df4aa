import {
  GetGraphqlApiCommand,
  GetGraphqlApiEnvironmentVariablesCommand,
  type GraphqlApi,
  ListGraphqlApisCommand,
  PutGraphqlApiEnvironmentVariablesCommand,
} from "@aws-sdk/client-appsync";
import { type Answer, answer } from "../answers.ts";
import { page } from "./paging.ts";
import type { WebAclAssociations } from "./wafv2.ts";

/** GraphQL APIs as AWS answers them: moto does not tell their web ACL, has no environment variables and does not page. */
export function appsyncAnswers(associations: WebAclAssociations): Answer[] {
  const environments = new Map<string, Record<string, string>>();
  const amend = (api: GraphqlApi): GraphqlApi => {
    const wafWebAclArn = associations.get(api.arn ?? "");
    return { ...api, ...(wafWebAclArn && { wafWebAclArn }) };
  };

  return [
    answer(ListGraphqlApisCommand, async ({ input, forward }) => {
      const { graphqlApis = [] } = await forward();
      const { items, next } = page(graphqlApis.map(amend), input.maxResults ?? 25, input.nextToken);
      return { graphqlApis: items, nextToken: next };
    }),
    answer(GetGraphqlApiCommand, async ({ forward }) => {
      const { graphqlApi } = await forward();
      return { graphqlApi: graphqlApi && amend(graphqlApi) };
    }),
    answer(PutGraphqlApiEnvironmentVariablesCommand, ({ input }) => {
      const { apiId = "", environmentVariables = {} } = input;
      environments.set(apiId, environmentVariables);
      return { environmentVariables };
    }),
    answer(GetGraphqlApiEnvironmentVariablesCommand, ({ input: { apiId = "" } }) => ({
      environmentVariables: environments.get(apiId) ?? {},
    })),
  ];
}
