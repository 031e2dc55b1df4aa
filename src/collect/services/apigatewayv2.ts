import {
  type Api,
  ApiGatewayV2Client,
  type DomainName,
  type DomainNameConfiguration,
  GetApiMappingsCommand,
  GetApisCommand,
  GetDomainNamesCommand,
  GetRoutesCommand,
  GetStagesCommand,
  ListRoutingRulesCommand,
  type RouteSettings,
  type Stage,
} from "@aws-sdk/client-apigatewayv2";
import { ApiGatewayDomainName } from "../../resources/api-gateway-domain-name.ts";
import { ApiGatewayV2Api } from "../../resources/api-gateway-v2-api.ts";
import { ApiGatewayV2Stage } from "../../resources/api-gateway-v2-stage.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { judgeVariables } from "../judge-variables.ts";

const ACTION = "apigateway:GET";
const page = ["NextToken", "NextToken"] as const;
// Deleted between the list and the call.
const GONE = ["NotFoundException"];
const MaxResults = "500";

const calls = {
  GetApis: call(GetApisCommand, ACTION, [{ type: ApiGatewayV2Api }, { type: ApiGatewayV2Stage }], {
    page,
  }),
  GetRoutes: call(
    GetRoutesCommand,
    ACTION,
    { type: ApiGatewayV2Api, fields: ["routes"] },
    { none: GONE, page },
  ),
  GetStages: call(
    GetStagesCommand,
    ACTION,
    { type: ApiGatewayV2Stage },
    { none: GONE, page, secrets: ["items[].stageVariables.*", "items[].accessLogSettings.format"] },
  ),
  // Those of REST APIs are in this list too, except for private ones.
  GetDomainNames: call(GetDomainNamesCommand, ACTION, { type: ApiGatewayDomainName }, { page }),
  GetApiMappings: call(
    GetApiMappingsCommand,
    ACTION,
    { type: ApiGatewayDomainName, fields: ["mappedApis"] },
    { none: GONE, page },
  ),
  ListRoutingRules: call(
    ListRoutingRulesCommand,
    "apigateway:ListRoutingRules",
    { type: ApiGatewayDomainName, fields: ["mappedApis"] },
    { none: GONE, page },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "apigatewayv2",
  scope: "regional",
  client: ApiGatewayV2Client,
  calls,
  async *collect(context) {
    yield* apis(context);
    const names = context.items("GetDomainNames", { MaxResults }, (output) => output.Items);
    yield* context.each(names, (each) => domainName(context, each));
  },
});

async function* apis(context: Context) {
  const listed = context.items("GetApis", { MaxResults }, (output) => output.Items);
  const read = context.each(listed, async (each) => [
    ...(context.wants(ApiGatewayV2Api) ? [await api(context, each)] : []),
    ...(context.wants(ApiGatewayV2Stage) ? await stages(context, each) : []),
  ]);
  for await (const resources of read) yield* resources;
}

async function api(context: Context, each: Api) {
  const { ApiId: id = "", Name: name = id, CorsConfiguration: cors } = each;
  const arn = `arn:${context.partition}:apigateway:${context.region}::/apis/${id}`;
  const routes = await context.readAll(
    "GetRoutes",
    { ApiId: id, MaxResults },
    (output) => output.Items,
    arn,
  );
  return context.resource(ApiGatewayV2Api, {
    arn,
    id,
    name,
    tags: each.Tags,
    protocol: each.ProtocolType,
    defaultEndpointDisabled: each.DisableExecuteApiEndpoint ?? false,
    cors: cors
      ? { allowOrigins: cors.AllowOrigins ?? [], allowCredentials: cors.AllowCredentials ?? false }
      : null,
    routes:
      routes === null
        ? []
        : routes?.map((route) => ({
            key: route.RouteKey ?? "",
            authorizationType: route.AuthorizationType ?? "NONE",
            apiKeyRequired: route.ApiKeyRequired ?? false,
          })),
  });
}

async function stages(context: Context, each: Api) {
  // Without the ARN of a stage the gap says that any stage may be missing.
  const found: Stage[] = [];
  const input = { ApiId: each.ApiId, MaxResults };
  for await (const stage of context.items("GetStages", input, (output) => output.Items)) {
    found.push(stage);
  }
  return Promise.all(found.map((stage) => stageOf(context, each, stage)));
}

async function stageOf(context: Context, each: Api, stage: Stage) {
  const { ApiId: id = "", Name: name = id, ProtocolType: protocol } = each;
  const { StageName: stageName = "", StageVariables = {}, DefaultRouteSettings: settings } = stage;
  const variables = Object.entries(StageVariables).map(([key, value]) => ({ name: key, value }));
  const ofRoutes = Object.entries(stage.RouteSettings ?? {});
  return context.resource(ApiGatewayV2Stage, {
    arn: `arn:${context.partition}:apigateway:${context.region}::/apis/${id}/stages/${stageName}`,
    id: `${id}/${stageName}`,
    name: `${name}/${stageName}`,
    tags: stage.Tags,
    apiId: id,
    protocol,
    stageName,
    variables: await judgeVariables(variables, ({ name: key, value }) => context.judge(key, value)),
    accessLogDestination: stage.AccessLogSettings?.DestinationArn ?? null,
    clientCertificateId: stage.ClientCertificateId ?? null,
    loggingLevel: settings?.LoggingLevel ?? "OFF",
    dataTrace: [settings, ...ofRoutes.map(([, route]) => route)].some(
      (route) => route?.DataTraceEnabled === true,
    ),
    rateLimit: limitOf(settings),
    routeRateLimits: ofRoutes.flatMap(([route, setting]) => {
      const rateLimit = limitOf(setting);
      return rateLimit === null ? [] : [{ route, rateLimit }];
    }),
  });
}

/** A negative number stands for no limit of its own, as in the settings of a REST API. */
function limitOf({ ThrottlingRateLimit: limit = -1 }: RouteSettings = {}): number | null {
  return limit < 0 ? null : limit;
}

async function domainName(context: Context, each: DomainName) {
  const { DomainName: name = "", DomainNameConfigurations: endpoints = [] } = each;
  const arn = `arn:${context.partition}:apigateway:${context.region}::/domainnames/${name}`;
  return context.resource(ApiGatewayDomainName, {
    arn,
    id: name,
    name,
    tags: each.Tags,
    endpoints: endpoints.map((endpoint) => ({
      type: endpoint.EndpointType ?? "REGIONAL",
      certificateArn: endpoint.CertificateArn ?? null,
    })),
    mutualTls: each.MutualTlsAuthentication?.TruststoreUri !== undefined,
    securityPolicies: securityPolicies(context, endpoints, arn),
    mappedApis: await mappedApis(context, each, arn),
  });
}

/** Unread where AWS leaves one out: this API was made before the policies that only REST APIs can have. */
function securityPolicies(context: Context, endpoints: DomainNameConfiguration[], arn: string) {
  const told = endpoints.flatMap(({ SecurityPolicy: policy }) => policy ?? []);
  if (told.length > 0 && told.length === endpoints.length) return told;
  if (context.wants(ApiGatewayDomainName, "securityPolicies")) {
    const place = { type: ApiGatewayDomainName, field: "securityPolicies", arn };
    const message = "AWS does not tell the security policy of an endpoint";
    context.unread("GetDomainNames", place, "", { name: "NotTold", message });
  }
  return undefined;
}

/** The APIs that mappings, routing rules or both send requests to, as the routing mode has it. */
async function mappedApis(
  context: Context,
  { DomainName: name, RoutingMode: mode = "API_MAPPING_ONLY" }: DomainName,
  arn: string,
) {
  const mapped =
    mode === "ROUTING_RULE_ONLY"
      ? []
      : await context.readAll(
          "GetApiMappings",
          { DomainName: name, MaxResults },
          (output) => output.Items?.map(({ ApiId: id = "" }) => id),
          arn,
        );
  const routed =
    mode === "API_MAPPING_ONLY"
      ? []
      : await context.readAll(
          "ListRoutingRules",
          { DomainName: name },
          (output) =>
            output.RoutingRules?.flatMap(({ Actions: actions = [] }) =>
              actions.map(({ InvokeApi: invoked }) => invoked?.ApiId ?? ""),
            ),
          arn,
        );
  if (mapped === undefined || routed === undefined) return undefined;
  return [...new Set([...(mapped ?? []), ...(routed ?? [])])];
}
