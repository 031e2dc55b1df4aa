import { expect, test } from "vitest";
import { createJudge } from "../../../src/collect/judge.ts";
import { redactBody } from "../../../src/collect/redact.ts";
import { COLLECTORS } from "../../../src/collect/registry.ts";
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
