import type { IncomingHttpHeaders } from "node:http";
import { protocolOf, type Protocol } from "./protocol.ts";
import { matchRoute } from "./routes.ts";
import { type Operation, type ServiceModel, serviceModel } from "./services.ts";

/** A request as it came over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What a request asks of whom. */
export interface RecognizedRequest {
  /** Signing name of the service, from the credential scope. */
  readonly service: string;
  readonly region: string;
  /** Operation as AWS names it; method and path when no model of the service is at hand. */
  readonly operation: string;
  readonly protocol: Protocol;
  readonly model?: ServiceModel;
  readonly schema?: Operation;
  /** Labels of a REST path. */
  readonly labels: Readonly<Record<string, string>>;
}

/** A request whose operation the SDK has a schema for. */
export type ModelledRequest = RecognizedRequest & {
  readonly model: ServiceModel;
  readonly schema: Operation;
};

/** Whether the SDK's schema of the operation is known. */
export function isModelled(request: RecognizedRequest): request is ModelledRequest {
  return request.schema !== undefined;
}

/** Tells service, Region, operation and protocol of a request. */
export async function recognize(request: WireRequest): Promise<RecognizedRequest> {
  const { headers } = request;
  const scope = /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\//.exec(headers.authorization ?? "");
  const [, region = "", signed = ""] = scope ?? [];
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded") === true;
  const form = isForm ? new URLSearchParams(request.body.toString()) : undefined;
  const { service, url, bucket } = s3Address(
    addressedService(signed, request.url, form),
    request.url,
  );
  const model = await serviceModel(service);
  const target = headers["x-amz-target"];
  const protocol =
    model && service !== "s3"
      ? protocolOf(model.protocol)
      : guessProtocol(service, target !== undefined, isForm);
  const route = model && matchRoute(model, request.method, url);
  const operation =
    (typeof target === "string" ? target.split(".").at(-1) : undefined) ??
    form?.get("Action") ??
    route?.operation.name ??
    `${request.method} ${request.url.pathname}`;
  const schema = model?.operations.get(operation);
  return {
    service,
    region,
    operation,
    protocol,
    ...(model && { model }),
    ...(schema && { schema }),
    labels: { ...bucket, ...route?.labels },
  };
}

/** Version of the API of Classic Load Balancers. */
const CLASSIC_LOAD_BALANCING = "2012-06-01";

/** The service behind a signing name that two share. */
function addressedService(signed: string, url: URL, form: URLSearchParams | undefined): string {
  if (signed === "apigateway" && url.pathname.startsWith("/v2/")) return "apigatewayv2";
  const classic = form?.get("Version") === CLASSIC_LOAD_BALANCING;
  return signed === "elasticloadbalancing" && classic ? "elasticloadbalancing-classic" : signed;
}

/** S3 and S3 Control share a signing name; routes of S3 begin after the bucket, which the SDK may put into the host. */
function s3Address(
  service: string,
  url: URL,
): { service: string; url: URL; bucket?: { Bucket: string } } {
  if (service !== "s3") return { service, url };
  if (url.pathname.startsWith("/v20180820/")) return { service: "s3control", url };
  const [, Bucket = "", key = ""] = /^\/([^/]*)\/?(.*)$/.exec(url.pathname) ?? [];
  return {
    service,
    url: new URL(`/${key}${url.search}`, url),
    ...(Bucket && { bucket: { Bucket } }),
  };
}

function guessProtocol(service: string, hasTarget: boolean, isForm: boolean): Protocol {
  if (service === "s3" || service === "s3express") return "s3";
  if (service === "route53") return "restXml";
  if (hasTarget) return "awsJson";
  return isForm ? "awsQuery" : "restJson";
}
