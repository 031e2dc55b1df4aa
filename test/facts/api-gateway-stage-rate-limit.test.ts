import { expect, test } from "vitest";
import { SnapshotStore } from "../../src/engine/store.ts";
import { FACTS } from "../../src/facts/index.ts";
import { ApiGatewayRestApi } from "../../src/resources/api-gateway-rest-api.ts";
import { ApiGatewayStage } from "../../src/resources/api-gateway-stage.ts";
import { ApiGatewayUsagePlan } from "../../src/resources/api-gateway-usage-plan.ts";
import { snapshot } from "../support/small-snapshot.ts";

const SETTING = {
  loggingLevel: "OFF",
  dataTrace: false,
  caching: false,
  cacheEncrypted: false,
};
const limited = (method: string, rateLimit: number | null) => ({ ...SETTING, method, rateLimit });
const method = (verb: string, path: string, apiKeyRequired = false, integrationType = "HTTP") => ({
  method: verb,
  path,
  authorizationType: "NONE",
  apiKeyRequired,
  integrationType,
});

interface World {
  readonly settings?: readonly ReturnType<typeof limited>[];
  readonly methods?: readonly ReturnType<typeof method>[];
  readonly plans?: readonly (number | null)[];
}

function limitOf({ settings = [], methods = [], plans = [] }: World): unknown {
  const { arn } = ApiGatewayUsagePlan.example;
  const resources = [
    { ...ApiGatewayStage.example, methodSettings: [...settings] },
    { ...ApiGatewayRestApi.example, methods: [...methods] },
    ...plans.map((limit, at) => ({
      ...ApiGatewayUsagePlan.example,
      arn: `${arn}${at}`,
      rateLimit: limit,
    })),
  ];
  const store = new SnapshotStore(snapshot(resources, []), FACTS);
  return store.resources(ApiGatewayStage.type)[0]?.["rateLimit"];
}

test("the limit of the stage holds for all methods, but for those with a higher one", () => {
  expect(limitOf({ settings: [limited("*/*", 50)] })).toBe(50);
  expect(limitOf({ settings: [limited("*/*", 50), limited("orders/GET", 5)] })).toBe(50);
  expect(limitOf({ settings: [limited("*/*", 50), limited("orders/GET", 500)] })).toBe(500);
  expect(limitOf({ settings: [limited("*/*", 50), limited("orders/GET", null)] })).toBe(50);
});

test("without one, every method that reaches a backend has to have a limit of its own", () => {
  const settings = [limited("orders/GET", 5), limited("/GET", 7)];
  const own = [method("GET", "/orders"), method("GET", "/")];
  expect(limitOf({ settings, methods: own })).toBe(7);
  expect(limitOf({ settings, methods: [...own, method("POST", "/orders")] })).toBeNull();
  const idle = [method("OPTIONS", "/orders"), method("GET", "/health", false, "MOCK")];
  expect(limitOf({ settings, methods: [...own, ...idle] })).toBe(7);
});

test("a usage plan limits only methods that ask for a key, and only if no other plan goes without", () => {
  const keyed = [method("GET", "/orders", true)];
  expect(limitOf({ methods: keyed, plans: [20] })).toBe(20);
  expect(limitOf({ methods: keyed, plans: [20, 30] })).toBe(30);
  expect(limitOf({ methods: keyed, plans: [20, null] })).toBeNull();
  expect(limitOf({ methods: [method("GET", "/orders")], plans: [20] })).toBeNull();
});
