import {
  AppSyncClient,
  CreateApiCacheCommand,
  CreateApiCommand,
  type CreateApiRequest,
  CreateGraphqlApiCommand,
  type CreateGraphqlApiRequest,
  type GraphqlApi,
  PutGraphqlApiEnvironmentVariablesCommand,
} from "@aws-sdk/client-appsync";
import { madeUp } from "../../secrets/made-up.ts";
import { ACCOUNT } from "../answers.ts";
import type { SeedContext } from "./context.ts";
import { anyWebAcl, associate } from "./waf-web-acl.ts";

const cloudWatchLogsRoleArn = `arn:aws:iam::${ACCOUNT}:role/appsync-logs`;
const IAM = [{ authType: "AWS_IAM" as const }];
const KEY = [{ authType: "API_KEY" as const }];

/** Makes a GraphQL API, in order where nothing else is said. */
export async function makeGraphqlApi(
  { client }: SeedContext,
  name: string,
  settings: Partial<CreateGraphqlApiRequest> = {},
): Promise<GraphqlApi> {
  const { graphqlApi } = await client(AppSyncClient).send(
    new CreateGraphqlApiCommand({
      name,
      authenticationType: "AWS_IAM",
      logConfig: { fieldLogLevel: "ERROR", cloudWatchLogsRoleArn, excludeVerboseContent: true },
      ...settings,
    }),
  );
  return graphqlApi ?? {};
}

/** Makes an Event API, in order where nothing else is said; gives its ARN. */
export async function makeEventApi(
  { client }: SeedContext,
  name: string,
  config: Partial<CreateApiRequest["eventConfig"]> = {},
): Promise<string> {
  const { api } = await client(AppSyncClient).send(
    new CreateApiCommand({
      name,
      eventConfig: {
        authProviders: IAM,
        connectionAuthModes: IAM,
        defaultPublishAuthModes: IAM,
        defaultSubscribeAuthModes: IAM,
        logConfig: { logLevel: "ERROR", cloudWatchLogsRoleArn },
        ...config,
      },
    }),
  );
  return api?.apiArn ?? "";
}

/** GraphQL and Event APIs, each with one thing wrong. */
export async function seed(context: SeedContext): Promise<void> {
  const { bad, good } = context;
  const webAcl = await anyWebAcl(context);
  const graphql = async (name: string, settings: Partial<CreateGraphqlApiRequest> = {}) => {
    const { arn = "", apiId = "" } = await makeGraphqlApi(context, name, settings);
    await associate(context, webAcl, arn);
    return apiId;
  };
  await graphql(bad("appsync-api-key-auth"), { authenticationType: "API_KEY" });
  await graphql(bad("appsync-api-key-auth", "additional"), {
    additionalAuthenticationProviders: [{ authenticationType: "API_KEY" }],
  });
  await graphql(bad("appsync-logging-off"), { logConfig: undefined });
  const logs = (fieldLogLevel: "NONE" | "ALL", excludeVerboseContent: boolean) => ({
    logConfig: { fieldLogLevel, cloudWatchLogsRoleArn, excludeVerboseContent },
  });
  await graphql(bad("appsync-field-logs-off"), logs("NONE", true));
  await graphql(bad("appsync-verbose-logs"), logs("ALL", false));
  await graphql(good("graphql-api", "all-fields-logged"), logs("ALL", true));
  await cache(context, await graphql(bad("appsync-cache-unencrypted")), false);
  await cache(context, await graphql(good("graphql-api", "cached")), true);
  await environment(context, await graphql(bad("appsync-environment-secret")), {
    TABLE: "orders",
    PAYMENT_API_KEY: madeUp("base62", 32, 996),
  });
  await environment(context, await graphql(good("graphql-api", "environment")), {
    TABLE: "orders",
  });
  const events = async (name: string, config: Parameters<typeof makeEventApi>[2] = {}) =>
    associate(context, webAcl, await makeEventApi(context, name, config));
  await events(bad("appsync-events-api-key-auth"), { defaultPublishAuthModes: KEY });
  await events(good("event-api", "everybody-listens"), { defaultSubscribeAuthModes: KEY });
  await events(bad("appsync-events-logging-off"), { logConfig: undefined });
}

async function cache({ client }: SeedContext, apiId: string, encrypted: boolean): Promise<void> {
  await client(AppSyncClient).send(
    new CreateApiCacheCommand({
      apiId,
      ttl: 300,
      apiCachingBehavior: "PER_RESOLVER_CACHING",
      type: "SMALL",
      transitEncryptionEnabled: encrypted,
      atRestEncryptionEnabled: encrypted,
    }),
  );
}

async function environment(
  { client }: SeedContext,
  apiId: string,
  environmentVariables: Record<string, string>,
): Promise<void> {
  await client(AppSyncClient).send(
    new PutGraphqlApiEnvironmentVariablesCommand({ apiId, environmentVariables }),
  );
}
