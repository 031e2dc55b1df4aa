import {
  APIGatewayClient,
  CreateUsagePlanCommand,
  GenerateClientCertificateCommand,
} from "@aws-sdk/client-api-gateway";
import { madeUp } from "../../secrets/made-up.ts";
import { ACCESS_LOG, makeRestApi, makeStage, RATE_LIMIT, setting } from "./api-stage.ts";
import { makeDomain } from "./api-domain.ts";
import type { SeedContext } from "./context.ts";
import { anyWebAcl, associate } from "./waf-web-acl.ts";

/** REST APIs and their stages, sound and not. */
export async function seed(context: SeedContext): Promise<void> {
  await seedVariables(context);
  await seedApis(context);
  await seedDefaultEndpoints(context);
  await seedStages(context);
  await seedClientCertificates(context);
}

async function seedVariables(context: SeedContext): Promise<void> {
  const { bad, good } = context;
  const backend = "orders.internal";
  await makeStage(context, bad("apigateway-stage-variable-secret"), "PRIVATE", {
    stage: { variables: { backend, dbPassword: madeUp("base62", 16, 998) } },
  });
  await makeStage(context, good("stage", "variables"), "PRIVATE", {
    stage: { variables: { backend, dbPasswordSecret: "prod/orders/db" } },
  });
}

function policy(Condition?: object) {
  const statement = { Effect: "Allow", Principal: "*", Action: "execute-api:Invoke" };
  return {
    Version: "2012-10-17",
    Statement: [{ ...statement, Resource: "execute-api:/*", ...(Condition && { Condition }) }],
  };
}

async function seedApis(context: SeedContext): Promise<void> {
  const { bad, good } = context;
  const open = { authorizationType: "NONE", integration: "HTTP_PROXY" } as const;
  await makeRestApi(context, { name: bad("apigateway-no-authorizer"), ...open });
  await makeRestApi(context, {
    name: bad("apigateway-no-authorizer", "policy-for-all"),
    ...open,
    policy: policy(),
  });
  await makeRestApi(context, {
    name: good("rest-api", "one-network"),
    ...open,
    policy: policy({ IpAddress: { "aws:SourceIp": "203.0.113.0/24" } }),
  });
  await makeRestApi(context, { name: good("rest-api", "api-key"), ...open, apiKeyRequired: true });
  await makeRestApi(context, { name: good("rest-api", "mock"), authorizationType: "NONE" });
  await makeRestApi(context, {
    name: bad("apigateway-policy-public"),
    policy: policy(),
    integration: "HTTP_PROXY",
  });
  await makeRestApi(context, {
    name: bad("apigateway-private-policy-open"),
    type: "PRIVATE",
    policy: policy(),
  });
  await makeRestApi(context, {
    name: good("rest-api", "private"),
    type: "PRIVATE",
    ...open,
    policy: policy({ StringEquals: { "aws:SourceVpce": "vpce-0123456789abcdef0" } }),
  });
}

async function seedDefaultEndpoints(context: SeedContext): Promise<void> {
  const { bad, good } = context;
  const both = await makeRestApi(context, { name: bad("apigateway-default-endpoint-on") });
  const named = await makeRestApi(context, {
    name: good("rest-api", "domain-only"),
    defaultEndpointDisabled: true,
  });
  await makeDomain(context, "rest.example.com", { apis: [both.id, named.id], stage: "live" });
  const { id } = await makeRestApi(context, {
    name: bad("apigateway-default-endpoint-on", "routing-rule"),
  });
  await makeDomain(context, "routed.example.com", { apis: [id], stage: "live", routed: true });
}

async function seedStages(context: SeedContext): Promise<void> {
  const { bad, good, client } = context;
  const stage = (name: string, plan: Parameters<typeof makeStage>[3]) =>
    makeStage(context, name, "PRIVATE", plan);
  await stage(bad("apigateway-logging-off"), { patch: RATE_LIMIT });
  await stage(good("stage", "execution-log"), {
    patch: [...RATE_LIMIT, setting("/*/*/logging/loglevel", "ERROR")],
  });
  await stage(bad("apigateway-data-trace-on"), {
    patch: [
      ...ACCESS_LOG,
      setting("/*/*/logging/loglevel", "INFO"),
      setting("/*/*/logging/dataTrace", "true"),
    ],
  });
  const cached = (encrypted: boolean) => ({
    stage: { cacheClusterEnabled: true },
    patch: [
      ...ACCESS_LOG,
      setting("/*/*/caching/enabled", "true"),
      setting("/*/*/caching/dataEncrypted", String(encrypted)),
    ],
  });
  await stage(bad("apigateway-cache-unencrypted"), cached(false));
  await stage(good("stage", "cache-encrypted"), cached(true));
  const webAcl = await anyWebAcl(context);
  const shielded = async (name: string, plan: Parameters<typeof makeStage>[3]) => {
    const arn = await makeStage(context, name, "REGIONAL", { patch: ACCESS_LOG, ...plan });
    await associate(context, webAcl, arn);
    return arn;
  };
  await shielded(bad("ddos-api-no-throttle"), { integration: "HTTP_PROXY" });
  await shielded(bad("ddos-api-no-throttle", "as-the-account"), {
    patch: [...ACCESS_LOG, setting("/*/*/throttling/rateLimit", "10000")],
  });
  const planned = await shielded(good("stage", "usage-plan"), {
    authorizationType: "NONE",
    apiKeyRequired: true,
    integration: "HTTP_PROXY",
  });
  const apiId = /restapis\/([^/]+)/.exec(planned)?.[1];
  await client(APIGatewayClient).send(
    new CreateUsagePlanCommand({
      name: "partners",
      apiStages: [{ apiId, stage: "live" }],
      throttle: { rateLimit: 50, burstLimit: 100 },
    }),
  );
}

async function seedClientCertificates(context: SeedContext): Promise<void> {
  const { bad, good, client } = context;
  const make = async (Name: string) => {
    const { clientCertificateId: id = "" } = await client(APIGatewayClient).send(
      new GenerateClientCertificateCommand({ tags: { Name } }),
    );
    return id;
  };
  const shown = async (name: string, id: string) =>
    makeRestApi(context, {
      name,
      type: "PRIVATE",
      patch: [...ACCESS_LOG, setting("/clientCertificateId", id)],
    });
  await shown("backend", await make(bad("apigateway-client-certificate-expiring", "345-days-old")));
  await shown("backend-next", await make(good("client-certificate")));
  await make(good("client-certificate", "unused-345-days-old"));
}
