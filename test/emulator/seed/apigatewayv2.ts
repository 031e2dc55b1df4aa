import {
  ApiGatewayV2Client,
  type Cors,
  CreateApiCommand,
  CreateRouteCommand,
  type CreateRouteRequest,
  CreateStageCommand,
  type CreateStageRequest,
} from "@aws-sdk/client-apigatewayv2";
import { madeUp } from "../../secrets/made-up.ts";
import { ACCOUNT } from "../answers.ts";
import { makeDomain } from "./api-domain.ts";
import { HOME_REGION, type SeedContext } from "./context.ts";

type Route = Pick<CreateRouteRequest, "RouteKey" | "AuthorizationType" | "ApiKeyRequired">;

interface ApiPlan {
  readonly name: string;
  readonly protocol?: "HTTP" | "WEBSOCKET";
  readonly routes?: readonly Route[];
  readonly cors?: Cors;
  readonly defaultEndpointDisabled?: boolean;
  readonly stage?: Partial<CreateStageRequest>;
}

const LOGGED = {
  AccessLogSettings: {
    DestinationArn: `arn:aws:logs:${HOME_REGION}:${ACCOUNT}:log-group:http-api`,
    Format: "$context.requestId $context.status",
  },
};
const LIMITED = { DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 } };
const GUARDED: Route = { RouteKey: "GET /orders", AuthorizationType: "AWS_IAM" };

/** HTTP and WebSocket APIs, their stages, and custom domain names. */
export async function seed(context: SeedContext): Promise<void> {
  await seedApis(context);
  await seedStages(context);
  await seedDomains(context);
}

/** Makes an API with one stage, in order where nothing else is said; gives its id. */
async function makeApi({ client }: SeedContext, plan: ApiPlan): Promise<string> {
  const gateway = client(ApiGatewayV2Client);
  const { protocol = "HTTP" } = plan;
  const { ApiId } = await gateway.send(
    new CreateApiCommand({
      Name: plan.name,
      ProtocolType: protocol,
      CorsConfiguration: plan.cors,
      DisableExecuteApiEndpoint: plan.defaultEndpointDisabled,
      ...(protocol === "WEBSOCKET" && { RouteSelectionExpression: "$request.body.action" }),
    }),
  );
  for (const route of plan.routes ?? [GUARDED]) {
    await gateway.send(new CreateRouteCommand({ ApiId, ...route }));
  }
  const StageName = protocol === "HTTP" ? "$default" : "live";
  const stage = plan.stage ?? { ...LOGGED, ...LIMITED };
  await gateway.send(new CreateStageCommand({ ApiId, StageName, ...stage }));
  return ApiId ?? "";
}

async function seedApis(context: SeedContext): Promise<void> {
  const { bad, good } = context;
  const make = (plan: ApiPlan) => makeApi(context, plan);
  const connect = (AuthorizationType: Route["AuthorizationType"]): Route[] => [
    { RouteKey: "$connect", AuthorizationType },
    { RouteKey: "$default", AuthorizationType: "NONE" },
  ];
  await make({
    name: bad("apigateway-v2-no-authorizer"),
    routes: [GUARDED, { RouteKey: "POST /orders", AuthorizationType: "NONE" }],
  });
  const protocol = "WEBSOCKET";
  const name = bad("apigateway-v2-no-authorizer", "websocket");
  await make({ name, protocol, routes: connect("NONE") });
  await make({ name: good("websocket-api"), protocol, routes: connect("AWS_IAM") });
  const website = "https://shop.example.com";
  const cors = (...AllowOrigins: string[]) => ({ AllowOrigins, AllowCredentials: true });
  await make({ name: bad("apigateway-v2-cors-any-origin"), cors: cors(website, "https://*") });
  await make({ name: good("http-api", "one-website"), cors: cors(website) });
  const both = await make({ name: bad("apigateway-v2-default-endpoint-on") });
  const named = await make({
    name: good("http-api", "domain-only"),
    defaultEndpointDisabled: true,
  });
  await makeDomain(context, "http.example.com", { apis: [both, named] });
  const certified = await make({
    name: good("http-api", "mutual-tls"),
    defaultEndpointDisabled: true,
    routes: [{ RouteKey: "$default", AuthorizationType: "NONE" }],
  });
  await makeDomain(context, "partners.example.com", { apis: [certified], mutualTls: true });
}

async function seedStages(context: SeedContext): Promise<void> {
  const { bad, good } = context;
  const make = (Name: string, stage: Partial<CreateStageRequest>) =>
    makeApi(context, { name: `api-${Name}`, stage: { ...stage, Tags: { Name } } });
  const sound = { ...LOGGED, ...LIMITED };
  await make(bad("apigateway-v2-logging-off"), LIMITED);
  await make(bad("ddos-api-v2-no-throttle"), LOGGED);
  await make(bad("apigateway-v2-stage-variable-secret"), {
    ...sound,
    StageVariables: { backend: "orders.internal", dbPassword: madeUp("base62", 16, 997) },
  });
  await make(good("http-stage"), {
    ...sound,
    StageVariables: { backend: "orders.internal", dbPasswordSecret: "prod/orders/db" },
  });
}

async function seedDomains(context: SeedContext): Promise<void> {
  const { account, bad, good } = context;
  await makeDomain(context, `${bad("apigateway-domain-tls-old")}.example.com`, {
    endpoint: { SecurityPolicy: "TLS_1_0" },
  });
  await makeDomain(context, `${good("api-domain")}.example.com`);
  await makeDomain(context, `${good("api-domain", "edge")}.example.com`, {
    endpoint: { EndpointType: "EDGE" },
  });
  const elsewhere = `arn:aws:acm:eu-west-1:${account}:certificate/11111111-2222-3333-4444-555555555555`;
  await makeDomain(context, `${bad("apigateway-edge-certificate-region")}.example.com`, {
    endpoint: { EndpointType: "EDGE", CertificateArn: elsewhere },
  });
  const gone = `arn:aws:acm:${HOME_REGION}:${account}:certificate/00000000-2222-3333-4444-555555555555`;
  await makeDomain(context, `${bad("apigateway-edge-certificate-region", "gone")}.example.com`, {
    endpoint: { CertificateArn: gone },
  });
}
