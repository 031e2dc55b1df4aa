import {
  APIGatewayClient,
  GetClientCertificatesCommand,
  GetResourcesCommand,
  GetRestApisCommand,
  GetStagesCommand,
  GetUsagePlansCommand,
  type MethodSetting,
  type Resource,
  type RestApi,
  type Stage,
} from "@aws-sdk/client-api-gateway";
import { compareText } from "../../model/resource.ts";
import { ApiGatewayClientCertificate } from "../../resources/api-gateway-client-certificate.ts";
import { ApiGatewayRestApi } from "../../resources/api-gateway-rest-api.ts";
import { ApiGatewayStage } from "../../resources/api-gateway-stage.ts";
import { ApiGatewayUsagePlan } from "../../resources/api-gateway-usage-plan.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { judgeVariables } from "../judge-variables.ts";
import { withoutSharedSecrets } from "../policy-secrets.ts";
import { iso } from "../shape.ts";

const ACTION = "apigateway:GET";
const page = ["position", "position"] as const;
// Deleted between the list and the call.
const GONE = ["NotFoundException"];

const calls = {
  GetRestApis: call(
    GetRestApisCommand,
    ACTION,
    [{ type: ApiGatewayRestApi }, { type: ApiGatewayStage }],
    { page, secrets: ["**.aws:Referer", "**.aws:UserAgent"] },
  ),
  GetResources: call(
    GetResourcesCommand,
    ACTION,
    { type: ApiGatewayRestApi, fields: ["methods"] },
    {
      none: GONE,
      page,
      // What a method sends on may hold constants, keys among them.
      secrets: [
        "item[].resourceMethods.*.methodIntegration.uri",
        "item[].resourceMethods.*.methodIntegration.requestParameters.*",
        "item[].resourceMethods.*.methodIntegration.requestTemplates.*",
        "item[].resourceMethods.*.methodIntegration.integrationResponses.*.responseParameters.*",
        "item[].resourceMethods.*.methodIntegration.integrationResponses.*.responseTemplates.*",
      ],
    },
  ),
  GetStages: call(
    GetStagesCommand,
    ACTION,
    { type: ApiGatewayStage },
    {
      none: GONE,
      secrets: [
        "item[].variables.*",
        "item[].canarySettings.stageVariableOverrides.*",
        "item[].accessLogSettings.format",
      ],
    },
  ),
  GetUsagePlans: call(GetUsagePlansCommand, ACTION, { type: ApiGatewayUsagePlan }, { page }),
  GetClientCertificates: call(
    GetClientCertificatesCommand,
    ACTION,
    { type: ApiGatewayClientCertificate },
    { page },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "apigateway",
  scope: "regional",
  client: APIGatewayClient,
  calls,
  async *collect(context) {
    const stages = context.wants(ApiGatewayStage);
    let found = false;
    for await (const resource of restApis(context)) {
      found = true;
      yield resource;
    }
    // Usage plans are about stages, and most Regions have none.
    if (found || !stages) yield* usagePlans(context);
    yield* clientCertificates(context);
  },
});

async function* restApis(context: Context) {
  const listed = context.items("GetRestApis", { limit: 500 }, (output) => output.items);
  const read = context.each(listed, async (api) => {
    // Without the ARN of a stage the gap says that any stage may be missing.
    const stages = await context.read("GetStages", { restApiId: api.id });
    return [
      ...(context.wants(ApiGatewayRestApi) ? [await restApi(context, api)] : []),
      ...(await Promise.all((stages?.item ?? []).map((each) => stageOf(context, api, each)))),
    ];
  });
  for await (const resources of read) yield* resources;
}

async function restApi(context: Context, api: RestApi) {
  const { id = "", name = id, policy } = api;
  const arn = `arn:${context.partition}:apigateway:${context.region}::/restapis/${id}`;
  const resources = await context.readAll(
    "GetResources",
    { restApiId: id, embed: ["methods"], limit: 500 },
    (output) => output.items,
    arn,
  );
  return context.resource(ApiGatewayRestApi, {
    arn,
    id,
    name,
    tags: api.tags,
    endpointTypes: api.endpointConfiguration?.types ?? [],
    policy: policy === undefined || policy === "" ? null : withoutSharedSecrets(unescaped(policy)),
    defaultEndpointDisabled: api.disableExecuteApiEndpoint ?? false,
    methods: resources === null ? [] : resources?.flatMap(methodsOf),
  });
}

/** API Gateway sends the policy as it would stand within quotes: a backslash before each quote and slash of it. */
function unescaped(policy: string): string {
  try {
    return JSON.parse(`"${policy}"`) as string;
  } catch {
    return policy;
  }
}

function methodsOf({ path = "", resourceMethods = {} }: Resource) {
  return Object.entries(resourceMethods).map(([method, settings]) => ({
    method,
    path,
    authorizationType: settings.authorizationType ?? "NONE",
    apiKeyRequired: settings.apiKeyRequired ?? false,
    integrationType: settings.methodIntegration?.type ?? null,
  }));
}

async function stageOf(context: Context, api: RestApi, stage: Stage) {
  const { stageName = "", webAclArn, tags } = stage;
  const { id = "", name = id } = api;
  return context.resource(ApiGatewayStage, {
    arn: `arn:${context.partition}:apigateway:${context.region}::/restapis/${id}/stages/${stageName}`,
    id: `${id}/${stageName}`,
    name: `${name}/${stageName}`,
    tags,
    apiId: id,
    apiName: name,
    stageName,
    endpointTypes: api.endpointConfiguration?.types ?? [],
    webAclArn: webAclArn ?? null,
    variables: await judgeVariables(variables(stage), (each) =>
      context.judge(each.name, each.value),
    ),
    accessLogDestination: stage.accessLogSettings?.destinationArn ?? null,
    cacheEnabled: stage.cacheClusterEnabled ?? false,
    clientCertificateId: stage.clientCertificateId ?? null,
    methodSettings: Object.entries(stage.methodSettings ?? {})
      .map(([key, setting]) => methodSetting(key, setting))
      .sort((a, b) => compareText(a.method, b.method)),
  });
}

/** The variables of the stage, and those that its canary has in their place. */
function variables({ variables: own = {}, canarySettings }: Stage) {
  const listed = (values: Readonly<Record<string, string>>, canary: boolean) =>
    Object.entries(values).map(([name, value]) => ({ name, value, canary }));
  return [...listed(own, false), ...listed(canarySettings?.stageVariableOverrides ?? {}, true)];
}

/** Slashes of a path come as ~1, where the key is one step of a path itself. */
function methodSetting(key: string, setting: MethodSetting) {
  const { throttlingRateLimit: rate } = setting;
  return {
    method: key.replaceAll("~1", "/").replace(/^\//, ""),
    loggingLevel: setting.loggingLevel ?? "OFF",
    dataTrace: setting.dataTraceEnabled ?? false,
    // -1 stands for no limit of its own.
    rateLimit: rate === undefined || rate < 0 ? null : rate,
    caching: setting.cachingEnabled ?? false,
    cacheEncrypted: setting.cacheDataEncrypted ?? false,
  };
}

async function* usagePlans(context: Context) {
  const { partition, region } = context;
  const listed = context.items("GetUsagePlans", { limit: 500 }, (output) => output.items);
  for await (const { id = "", name = id, apiStages = [], throttle, tags } of listed) {
    yield context.resource(ApiGatewayUsagePlan, {
      arn: `arn:${partition}:apigateway:${region}::/usageplans/${id}`,
      id,
      name,
      tags,
      stages: apiStages.map(({ apiId, stage }) => `${apiId}/${stage}`),
      rateLimit: throttle?.rateLimit ?? null,
    });
  }
}

async function* clientCertificates(context: Context) {
  const { partition, region } = context;
  const listed = context.items("GetClientCertificates", { limit: 500 }, (output) => output.items);
  for await (const { clientCertificateId: id = "", expirationDate, tags } of listed) {
    yield context.resource(ApiGatewayClientCertificate, {
      arn: `arn:${partition}:apigateway:${region}::/clientcertificates/${id}`,
      id,
      name: id,
      tags,
      expiresAt: iso(expirationDate),
    });
  }
}
