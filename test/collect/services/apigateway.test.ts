import { expect, test } from "vitest";
import { madeUp } from "../../secrets/made-up.ts";
import { collectWith } from "../../support/collect-with.ts";

test("the variables of an API Gateway stage are judged with those of its canary, and no value is kept", async () => {
  const password = madeUp("base62", 16, 945);
  const { resources } = await collectWith("apigateway", {
    GetRestApis: () => ({ body: { item: [{ id: "a1b2c3d4e5", name: "orders" }] } }),
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

test("an API that was deleted meanwhile has no stages, and that is no gap", async () => {
  const { resources, gaps } = await collectWith("apigateway", {
    GetRestApis: () => ({ body: { item: [{ id: "a1b2c3d4e5", name: "orders" }] } }),
    GetStages: () => ({
      status: 404,
      body: { message: "Invalid API identifier specified" },
      headers: { "x-amzn-errortype": "NotFoundException" },
    }),
  });
  expect([resources, gaps]).toEqual([[], []]);
});
