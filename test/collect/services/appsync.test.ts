import { expect, test } from "vitest";
import { madeUp } from "../../secrets/made-up.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const DENIED = { status: 403, body: { __type: "AccessDeniedException", message: "no" } };
const API = {
  apiId: "a",
  name: "orders",
  arn: "arn:aws:appsync:us-east-1:123456789012:apis/a",
  authenticationType: "AWS_IAM",
};
const none = () => ({
  status: 404,
  body: { message: "there is none" },
  headers: { "x-amzn-errortype": "NotFoundException" },
});

const collect = (answers: Readonly<Record<string, Answer>>) =>
  collectWith("appsync", {
    ListGraphqlApis: () => ({ body: { graphqlApis: [API] } }),
    ListApis: () => ({ body: { apis: [] } }),
    GetApiCache: none,
    GetGraphqlApiEnvironmentVariables: none,
    ...answers,
  });

test("an API that says nothing more has no log, no cache and no variables", async () => {
  const { resources, gaps } = await collect({});
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    {
      authenticationTypes: ["AWS_IAM"],
      fieldLogLevel: null,
      verboseLogs: false,
      cacheTransitEncrypted: null,
      environment: [],
    },
  ]);
});

test("tells every way to authenticate, and that logs are verbose unless that is excluded", async () => {
  const logged = (excludeVerboseContent?: boolean) => ({
    ...API,
    logConfig: { fieldLogLevel: "ALL", cloudWatchLogsRoleArn: "arn:role", excludeVerboseContent },
    additionalAuthenticationProviders: [{ authenticationType: "API_KEY" }, {}],
  });
  const { resources } = await collect({
    ListGraphqlApis: () => ({ body: { graphqlApis: [logged(), logged(false), logged(true)] } }),
    GetApiCache: () => ({ body: { apiCache: { transitEncryptionEnabled: false } } }),
  });
  expect(resources).toHaveLength(3);
  expect(resources[0]).toMatchObject({
    authenticationTypes: ["AWS_IAM", "API_KEY"],
    fieldLogLevel: "ALL",
    cacheTransitEncrypted: false,
  });
  expect(resources.map(({ verboseLogs }) => verboseLogs)).toEqual([true, true, false]);
});

test("a cache that does not tell of encryption in transit has none", async () => {
  const { resources } = await collect({ GetApiCache: () => ({ body: { apiCache: { ttl: 60 } } }) });
  expect(resources).toMatchObject([{ cacheTransitEncrypted: false }]);
});

test("environment variables are judged, and no value is kept", async () => {
  const key = madeUp("base62", 32, 939);
  const { resources } = await collect({
    GetGraphqlApiEnvironmentVariables: () => ({
      body: { environmentVariables: { TABLE: "orders", PAYMENT_API_KEY: key } },
    }),
  });
  expect(resources).toMatchObject([
    {
      environment: [
        { name: "PAYMENT_API_KEY", secret: { kind: "sensitive-name" } },
        { name: "TABLE", secret: null },
      ],
    },
  ]);
  expect(JSON.stringify(resources)).not.toContain(key);
});

test("what is denied is unread, and not none", async () => {
  const { resources, gaps } = await collect({
    GetApiCache: () => DENIED,
    GetGraphqlApiEnvironmentVariables: () => DENIED,
  });
  expect(resources[0]).not.toHaveProperty("cacheTransitEncrypted");
  expect(resources[0]).not.toHaveProperty("environment");
  expect(gaps.map(({ field, reason }) => [field, reason])).toEqual([
    ["cacheTransitEncrypted", "denied"],
    ["environment", "denied"],
  ]);
});

test("an Event API tells who may connect, publish and subscribe", async () => {
  const mode = (authType: string) => [{ authType }];
  const eventConfig = {
    authProviders: [],
    connectionAuthModes: mode("API_KEY"),
    defaultPublishAuthModes: mode("AWS_IAM"),
    defaultSubscribeAuthModes: mode("AWS_LAMBDA"),
  };
  const { resources } = await collect({
    ListGraphqlApis: () => ({ body: {} }),
    ListApis: () => ({
      body: { apis: [{ apiId: "e", apiArn: "arn:e", eventConfig }, { apiId: "f" }] },
    }),
  });
  expect(resources).toMatchObject([
    {
      connectModes: ["API_KEY"],
      publishModes: ["AWS_IAM"],
      subscribeModes: ["AWS_LAMBDA"],
      logLevel: null,
    },
    { connectModes: [], publishModes: [], subscribeModes: [] },
  ]);
});
