import {
  type ApiCache,
  AppSyncClient,
  GetApiCacheCommand,
  GetGraphqlApiEnvironmentVariablesCommand,
  type GraphqlApi,
  ListApisCommand,
  ListGraphqlApisCommand,
} from "@aws-sdk/client-appsync";
import { AppSyncEventApi } from "../../resources/appsync-event-api.ts";
import { AppSyncGraphqlApi } from "../../resources/appsync-graphql-api.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { judgeVariables } from "../judge-variables.ts";

const page = ["nextToken", "nextToken"] as const;

const calls = {
  ListGraphqlApis: call(
    ListGraphqlApisCommand,
    "appsync:ListGraphqlApis",
    { type: AppSyncGraphqlApi },
    { page, secrets: ["**.identityValidationExpression"] },
  ),
  GetApiCache: call(
    GetApiCacheCommand,
    "appsync:GetApiCache",
    { type: AppSyncGraphqlApi, fields: ["cacheTransitEncrypted"] },
    { none: ["NotFoundException"] },
  ),
  GetGraphqlApiEnvironmentVariables: call(
    GetGraphqlApiEnvironmentVariablesCommand,
    "appsync:GetGraphqlApiEnvironmentVariables",
    { type: AppSyncGraphqlApi, fields: ["environment"] },
    { none: ["NotFoundException"], secrets: ["environmentVariables.*"] },
  ),
  ListApis: call(
    ListApisCommand,
    "appsync:ListApis",
    { type: AppSyncEventApi },
    { page, secrets: ["**.identityValidationExpression"] },
  ),
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
  yield* context.each(apis, async (api) => {
    const { arn = "", apiId: id = "", name = id } = api;
    // APIs that other accounts share with this one are theirs to protect.
    if ((api.owner ?? context.account) !== context.account) return undefined;
    const cache = await context.read("GetApiCache", { apiId: id }, arn);
    return context.resource(AppSyncGraphqlApi, {
      arn,
      id,
      name,
      tags: api.tags,
      visibility: api.visibility ?? "GLOBAL",
      webAclArn: api.wafWebAclArn ?? null,
      ...settings(api),
      cacheTransitEncrypted: cache && cacheEncrypted(cache.apiCache),
      environment: await environment(context, id, arn),
    });
  });
}

/** Not told means not asked for when the cache was made. */
function cacheEncrypted(cache: ApiCache | undefined): boolean | null {
  return cache === undefined ? null : (cache.transitEncryptionEnabled ?? false);
}

function settings({ authenticationType: main, logConfig, ...api }: GraphqlApi) {
  const { additionalAuthenticationProviders: others = [] } = api;
  return {
    authenticationTypes: [main, ...others.map((each) => each.authenticationType)].filter(
      (type) => type !== undefined,
    ),
    fieldLogLevel: logConfig?.fieldLogLevel ?? null,
    verboseLogs: logConfig !== undefined && logConfig.excludeVerboseContent !== true,
  };
}

async function environment(context: Context, apiId: string, arn: string) {
  const output = await context.read("GetGraphqlApiEnvironmentVariables", { apiId }, arn);
  if (output === undefined) return undefined;
  const variables = Object.entries(output?.environmentVariables ?? {});
  return judgeVariables(
    variables.map(([name, value]) => ({ name, value })),
    ({ name, value }) => context.judge(name, value),
  );
}

async function* eventApis(context: Context) {
  const apis = context.items("ListApis", {}, (output) => output.apis);
  for await (const api of apis) {
    const { apiArn: arn = "", apiId: id = "", name = id, eventConfig: config } = api;
    const modes = (list: readonly { authType: string | undefined }[] = []) =>
      list.map(({ authType }) => authType).filter((type) => type !== undefined);
    yield context.resource(AppSyncEventApi, {
      arn,
      id,
      name,
      tags: api.tags,
      webAclArn: api.wafWebAclArn ?? null,
      connectModes: modes(config?.connectionAuthModes),
      publishModes: modes(config?.defaultPublishAuthModes),
      subscribeModes: modes(config?.defaultSubscribeAuthModes),
      logLevel: config?.logConfig?.logLevel ?? null,
    });
  }
}
