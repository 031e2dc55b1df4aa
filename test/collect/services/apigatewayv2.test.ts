import { expect, test } from "vitest";
import { createJudge } from "../../../src/collect/judge.ts";
import { redactBody } from "../../../src/collect/redact.ts";
import { COLLECTORS } from "../../../src/collect/registry.ts";
import { madeUp } from "../../secrets/made-up.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const DENIED = { status: 403, body: { __type: "AccessDeniedException", message: "no" } };
const EMPTY = () => ({ body: {} });
const API = { apiId: "l2m3n4o5p6", name: "orders", protocolType: "HTTP" };

const collect = (answers: Readonly<Record<string, Answer>>) =>
  collectWith("apigatewayv2", {
    GetApis: EMPTY,
    GetRoutes: EMPTY,
    GetStages: EMPTY,
    GetDomainNames: EMPTY,
    GetApiMappings: EMPTY,
    ListRoutingRules: EMPTY,
    ...answers,
  });
const oneApi = () => ({ body: { items: [API] } });

test("a Region without APIs and domain names costs two calls", async () => {
  const { resources, journal } = await collect({});
  expect(resources).toEqual([]);
  expect(journal.map(({ operation, calls }) => [operation, calls])).toEqual([
    ["GetApis", 1],
    ["GetDomainNames", 1],
  ]);
});

test("routes come from every page; what they do not say is no protection", async () => {
  const { resources, gaps } = await collect({
    GetApis: oneApi,
    GetRoutes: ({ nextToken }) =>
      nextToken === undefined
        ? { body: { items: [{ routeKey: "$default" }], nextToken: "2" } }
        : { body: { items: [{ routeKey: "GET /", authorizationType: "JWT" }] } },
  });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    {
      arn: "arn:aws:apigateway:us-east-1::/apis/l2m3n4o5p6",
      protocol: "HTTP",
      defaultEndpointDisabled: false,
      cors: null,
      routes: [
        { key: "$default", authorizationType: "NONE", apiKeyRequired: false },
        { key: "GET /", authorizationType: "JWT", apiKeyRequired: false },
      ],
    },
  ]);
});

test("denied routes are unread on their API, and denied stages leave the list of stages open", async () => {
  const { resources, gaps } = await collect({
    GetApis: oneApi,
    GetRoutes: () => DENIED,
    GetStages: () => DENIED,
  });
  expect(resources).toHaveLength(1);
  expect(resources[0]).not.toHaveProperty("routes");
  expect(gaps).toHaveLength(2);
  expect(gaps).toContainEqual(
    expect.objectContaining({ type: "AWS::ApiGatewayV2::Api", field: "routes" }),
  );
  const ofStages = gaps.find(({ type }) => type === "AWS::ApiGatewayV2::Stage");
  expect(ofStages).not.toHaveProperty("arn");
});

test("a stage tells its limits, its logs and the judgement of its variables, and no value", async () => {
  const password = madeUp("base62", 16, 942);
  const { resources } = await collect({
    GetApis: oneApi,
    GetStages: () => ({
      body: {
        items: [
          {
            stageName: "live",
            stageVariables: { dbPassword: password },
            defaultRouteSettings: { loggingLevel: "ERROR", throttlingRateLimit: 50 },
            routeSettings: {
              "POST /orders": { throttlingRateLimit: 5, dataTraceEnabled: true },
              "GET /orders": { detailedMetricsEnabled: true },
              "PUT /orders": { throttlingRateLimit: -1 },
            },
            accessLogSettings: { destinationArn: "arn:aws:logs:::log", format: "$context" },
          },
          { stageName: "$default", defaultRouteSettings: { throttlingRateLimit: -1 } },
        ],
      },
    }),
  });
  expect(resources.slice(1)).toMatchObject([
    {
      name: "orders/live",
      rateLimit: 50,
      routeRateLimits: [{ route: "POST /orders", rateLimit: 5 }],
      loggingLevel: "ERROR",
      dataTrace: true,
      accessLogDestination: "arn:aws:logs:::log",
      variables: [{ name: "dbPassword", secret: { kind: "sensitive-name" } }],
    },
    {
      name: "orders/$default",
      rateLimit: null,
      routeRateLimits: [],
      loggingLevel: "OFF",
      dataTrace: false,
      accessLogDestination: null,
      variables: [],
    },
  ]);
  expect(JSON.stringify(resources)).not.toContain(password);
});

test("a domain name tells its endpoints and, each once, the APIs behind it", async () => {
  const { resources, gaps } = await collect({
    GetDomainNames: () => ({
      body: {
        items: [
          {
            domainName: "api.example.com",
            domainNameConfigurations: [
              { endpointType: "EDGE", securityPolicy: "TLS_1_0", certificateArn: "arn:c" },
            ],
            mutualTlsAuthentication: { truststoreUri: "s3://trust/store.pem" },
          },
          { domainName: "bare.example.com", mutualTlsAuthentication: {} },
          {
            domainName: "new.example.com",
            domainNameConfigurations: [{ endpointType: "REGIONAL" }],
          },
        ],
      },
    }),
    GetApiMappings: () => ({ body: { items: [{ apiId: "a" }, { apiId: "b" }, { apiId: "a" }] } }),
  });
  expect(resources).toMatchObject([
    {
      arn: "arn:aws:apigateway:us-east-1::/domainnames/api.example.com",
      endpoints: [{ type: "EDGE", certificateArn: "arn:c" }],
      securityPolicies: ["TLS_1_0"],
      mutualTls: true,
      mappedApis: ["a", "b"],
    },
    { name: "bare.example.com", endpoints: [], mutualTls: false },
    { name: "new.example.com", endpoints: [{ type: "REGIONAL", certificateArn: null }] },
  ]);
  for (const untold of resources.slice(1)) expect(untold).not.toHaveProperty("securityPolicies");
  expect(gaps.map(({ field, arn }) => [field, arn])).toEqual(
    resources.slice(1).map(({ arn }) => ["securityPolicies", arn]),
  );
});

test.each([
  ["API_MAPPING_ONLY", ["mapped"]],
  ["ROUTING_RULE_ONLY", ["routed"]],
  ["ROUTING_RULE_THEN_API_MAPPING", ["mapped", "routed"]],
])("in the routing mode %s a domain name leads to %j", async (routingMode, mappedApis) => {
  const action = { invokeApi: { apiId: "routed", stage: "live" } };
  const { resources, journal } = await collect({
    GetDomainNames: () => ({ body: { items: [{ domainName: "api.example.com", routingMode }] } }),
    GetApiMappings: () => ({ body: { items: [{ apiId: "mapped" }] } }),
    ListRoutingRules: () => ({ body: { routingRules: [{ actions: [action] }] } }),
  });
  expect(resources).toMatchObject([{ mappedApis }]);
  expect(journal.reduce((sum, { calls }) => sum + calls, 0)).toBe(2 + mappedApis.length);
});

test("a domain name whose routing rules are denied is there, what it leads to unread", async () => {
  const routingMode = "ROUTING_RULE_THEN_API_MAPPING";
  const { resources, gaps } = await collect({
    GetDomainNames: () => ({ body: { items: [{ domainName: "api.example.com", routingMode }] } }),
    ListRoutingRules: () => DENIED,
  });
  expect(resources[0]).not.toHaveProperty("mappedApis");
  expect(gaps).toContainEqual(
    expect.objectContaining({ field: "mappedApis", permission: "apigateway:ListRoutingRules" }),
  );
});

test("a domain name whose mappings are denied is there, its mappings unread", async () => {
  const { resources, gaps } = await collect({
    GetDomainNames: () => ({ body: { items: [{ domainName: "api.example.com" }] } }),
    GetApiMappings: () => DENIED,
  });
  expect(resources[0]).not.toHaveProperty("mappedApis");
  expect(gaps).toContainEqual(
    expect.objectContaining({ field: "mappedApis", arn: resources[0]?.arn }),
  );
});

test("a recording keeps neither the variables of a stage nor the format of its log", async () => {
  const [variable = "", format = ""] = [1, 2].map((seed) => madeUp("base62", 16, 930 + seed));
  const stage = {
    stageName: "live",
    stageVariables: { dbPassword: variable },
    accessLogSettings: { format: `$context.requestId token=${format}` },
  };
  const collector = (await COLLECTORS["apigatewayv2"]?.())?.default;
  const secrets = collector?.calls["GetStages"]?.secrets ?? [];
  const body = JSON.stringify({ items: [stage] });
  const text = (await redactBody(body, secrets, createJudge(new Uint8Array(32)))) ?? body;
  expect([variable, format].filter((value) => text.includes(value))).toEqual([]);
});
