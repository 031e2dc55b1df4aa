import { AppSyncClient, ListApisCommand, ListGraphqlApisCommand } from "@aws-sdk/client-appsync";
import { AppSyncEventApi } from "../../resources/appsync-event-api.ts";
import { AppSyncGraphqlApi } from "../../resources/appsync-graphql-api.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";

const page = ["nextToken", "nextToken"] as const;

const calls = {
  ListGraphqlApis: call(
    ListGraphqlApisCommand,
    "appsync:ListGraphqlApis",
    { type: AppSyncGraphqlApi },
    { page },
  ),
  ListApis: call(ListApisCommand, "appsync:ListApis", { type: AppSyncEventApi }, { page }),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "appsync",
  scope: "regional",
  client: AppSyncClient,
  partialRegions: true,
  calls,
  async *collect(context) {
    yield* graphqlApis(context);
    yield* eventApis(context);
  },
});

async function* graphqlApis(context: Context) {
  const apis = context.items("ListGraphqlApis", {}, (output) => output.graphqlApis);
  for await (const api of apis) {
    const { arn = "", apiId: id = "", name = id, visibility, wafWebAclArn } = api;
    // APIs that other accounts share with this one are theirs to protect.
    if ((api.owner ?? context.account) !== context.account) continue;
    yield context.resource(AppSyncGraphqlApi, {
      arn,
      id,
      name,
      visibility: visibility ?? "GLOBAL",
      webAclArn: wafWebAclArn ?? null,
    });
  }
}

async function* eventApis(context: Context) {
  const apis = context.items("ListApis", {}, (output) => output.apis);
  for await (const { apiArn: arn = "", apiId: id = "", name = id, wafWebAclArn } of apis) {
    yield context.resource(AppSyncEventApi, { arn, id, name, webAclArn: wafWebAclArn ?? null });
  }
}
