import { expect, test } from "vitest";
import { createJudge } from "../../../src/collect/judge.ts";
import { redactBody } from "../../../src/collect/redact.ts";
import { COLLECTORS } from "../../../src/collect/registry.ts";
import { madeUp } from "../../secrets/made-up.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const DENIED = { status: 403, body: { __type: "AccessDeniedException", message: "no" } };
const EMPTY = () => ({ body: {} });
/** One API, and nothing else where a test says nothing. */
const collect = (answers: Readonly<Record<string, Answer>>) =>
  collectWith("apigateway", {
    GetRestApis: () => ({ body: { item: [{ id: "a1b2c3d4e5", name: "orders" }] } }),
    GetStages: EMPTY,
    GetResources: EMPTY,
    GetUsagePlans: EMPTY,
    GetClientCertificates: EMPTY,
    ...answers,
  });
const only = async (type: string, answers: Readonly<Record<string, Answer>>) =>
  (await collect(answers)).resources.filter((resource) => resource.type === type);

test("the variables of an API Gateway stage are judged with those of its canary, and no value is kept", async () => {
  const password = madeUp("base62", 16, 945);
  const resources = await only("AWS::ApiGateway::Stage", {
    GetStages: () => ({
      body: {
        item: [
          {
            stageName: "live",
            variables: { backend: "orders.internal", dbPassword: "changeme" },
            canarySettings: { stageVariableOverrides: { dbPassword: password } },
          },
          { stageName: "test" },
        ],
      },
    }),
  });
  expect(resources).toMatchObject([
    {
      name: "orders/live",
      variables: [
        { name: "backend", canary: false, secret: null },
        { name: "dbPassword", canary: false, secret: null, form: "placeholder" },
        { name: "dbPassword", canary: true, secret: { kind: "sensitive-name" } },
      ],
    },
    { name: "orders/test", variables: [] },
  ]);
  expect(JSON.stringify(resources)).not.toContain(password);
});

test("an API that was deleted meanwhile has neither stages nor methods, and that is no gap", async () => {
  const gone = () => ({
    status: 404,
    body: { message: "Invalid API identifier specified" },
    headers: { "x-amzn-errortype": "NotFoundException" },
  });
  const { resources, gaps } = await collect({ GetStages: gone, GetResources: gone });
  expect(resources).toMatchObject([{ type: "AWS::ApiGateway::RestApi", methods: [] }]);
  expect(gaps).toEqual([]);
});

test("a recording keeps neither the variables of a stage nor those of its canary", async () => {
  const [own = "", overriding = ""] = [1, 2].map((seed) => madeUp("base62", 16, 946 + seed));
  const stage = {
    stageName: "live",
    variables: { dbPassword: own },
    canarySettings: { stageVariableOverrides: { dbPassword: overriding } },
  };
  const collector = (await COLLECTORS["apigateway"]?.())?.default;
  const secrets = collector?.calls["GetStages"]?.secrets ?? [];
  const body = JSON.stringify({ item: [stage] });
  const text = (await redactBody(body, secrets, createJudge(new Uint8Array(32)))) ?? body;
  expect([own, overriding].filter((value) => text.includes(value))).toEqual([]);
  expect(text).toContain("stageVariableOverrides");
});

test("methods come from every page of an API's resources", async () => {
  const embedded: unknown[] = [];
  const method = (authorizationType?: string) => ({
    ...(authorizationType && { authorizationType }),
    methodIntegration: { type: "AWS_PROXY" },
  });
  const [api] = await only("AWS::ApiGateway::RestApi", {
    GetResources: ({ position, embed }) => {
      embedded.push(embed);
      return position === undefined
        ? { body: { item: [{ path: "/" }], position: "2" } }
        : {
            body: {
              item: [
                { path: "/orders", resourceMethods: { GET: method("AWS_IAM"), POST: method() } },
              ],
            },
          };
    },
  });
  expect(embedded).toEqual([["methods"], ["methods"]]);
  const kept = { path: "/orders", apiKeyRequired: false, integrationType: "AWS_PROXY" };
  expect(api).toMatchObject({
    methods: [
      { ...kept, method: "GET", authorizationType: "AWS_IAM" },
      { ...kept, method: "POST", authorizationType: "NONE" },
    ],
  });
});

test("an API whose methods are denied is there, its methods unread", async () => {
  const { resources, gaps } = await collect({ GetResources: () => DENIED });
  expect(resources).toHaveLength(1);
  expect(resources[0]).not.toHaveProperty("methods");
  expect(gaps).toMatchObject([{ field: "methods", arn: resources[0]?.arn, reason: "denied" }]);
});

test.each([
  ["as AWS sends it", (text: string) => JSON.stringify(text).slice(1, -1).replaceAll("/", "\\/")],
  [
    "with space before its first quote",
    (text: string) => JSON.stringify(text.replace("{", "{ ")).slice(1, -1),
  ],
  ["as it was written", (text: string) => text],
])(
  "a resource policy is read %s, without the secret that a distribution sends along",
  async (_, sent) => {
    const secret = madeUp("base62", 24, 944);
    const Condition = { StringEquals: { "aws:Referer": secret } };
    const Resource = "arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/*";
    const policy = sent(JSON.stringify({ Statement: [{ Effect: "Allow", Resource, Condition }] }));
    const body = { item: [{ id: "a1b2c3d4e5", policy }] };
    const [api] = await only("AWS::ApiGateway::RestApi", { GetRestApis: () => ({ body }) });
    expect(JSON.parse(String(api?.["policy"]))).toEqual({
      Statement: [
        {
          Effect: "Allow",
          Resource,
          Condition: { StringEquals: { "aws:Referer": "(hidden)" } },
        },
      ],
    });
    const collector = (await COLLECTORS["apigateway"]?.())?.default;
    const secrets = collector?.calls["GetRestApis"]?.secrets ?? [];
    const recorded = await redactBody(
      JSON.stringify(body),
      secrets,
      createJudge(new Uint8Array(32)),
    );
    expect(recorded).not.toContain(secret);
    expect(recorded).toContain("aws:Referer");
  },
);

test("settings of methods are told by path and method; a negative limit is none", async () => {
  const [stage] = await only("AWS::ApiGateway::Stage", {
    GetStages: () => ({
      body: {
        item: [
          {
            stageName: "live",
            methodSettings: {
              "~1orders~1{id}/GET": { throttlingRateLimit: 5, loggingLevel: "INFO" },
              "*/*": { throttlingRateLimit: -1 },
            },
          },
        ],
      },
    }),
  });
  expect(stage).toMatchObject({
    methodSettings: [
      { method: "*/*", rateLimit: null, loggingLevel: "OFF", caching: false },
      { method: "orders/{id}/GET", rateLimit: 5, loggingLevel: "INFO" },
    ],
  });
});

test("a Region without APIs costs two calls", async () => {
  const { resources, journal } = await collect({ GetRestApis: EMPTY });
  expect(resources).toEqual([]);
  expect(journal.map(({ operation, calls }) => [operation, calls])).toEqual([
    ["GetClientCertificates", 1],
    ["GetRestApis", 1],
  ]);
});

test("usage plans tell their stages and the limit of a key", async () => {
  const resources = await only("AWS::ApiGateway::UsagePlan", {
    GetUsagePlans: () => ({
      body: {
        item: [
          { id: "p1", apiStages: [{ apiId: "a", stage: "live" }], throttle: { rateLimit: 5 } },
          { id: "p2", name: "partners" },
        ],
      },
    }),
  });
  expect(resources).toMatchObject([
    { name: "p1", stages: ["a/live"], rateLimit: 5 },
    { name: "partners", stages: [], rateLimit: null },
  ]);
});

test("a recording keeps nothing that a method sends on or answers as it was written", async () => {
  const values = [1, 2, 3, 4, 5].map((seed) => madeUp("base62", 24, 910 + seed));
  const [user, header, template, answered, shown] = values;
  const methodIntegration = {
    uri: `https://hook:${user}@backend.example.com/`,
    requestParameters: { "integration.request.header.X-Api-Key": `'${header}'` },
    requestTemplates: { "application/json": `{"password":"${template}"}` },
    integrationResponses: {
      "200": {
        responseParameters: { "method.response.header.X-Token": `'${answered}'` },
        responseTemplates: { "application/json": `{"token":"${shown}"}` },
      },
    },
  };
  const body = JSON.stringify({ item: [{ resourceMethods: { GET: { methodIntegration } } }] });
  const collector = (await COLLECTORS["apigateway"]?.())?.default;
  const secrets = collector?.calls["GetResources"]?.secrets ?? [];
  const recorded = (await redactBody(body, secrets, createJudge(new Uint8Array(32)))) ?? body;
  expect(values.filter((value) => recorded.includes(value))).toEqual([]);
});
