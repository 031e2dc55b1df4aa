import { request as httpRequest } from "node:http";
import { toBuffer } from "./bytes.ts";
import { ServiceError, type WireAnswer } from "./errors.ts";
import type { ModelledRequest, WireRequest } from "./recognize.ts";
import type { Operation } from "./services.ts";

/** Headers that speak of one connection and must not be passed on. */
const CONNECTION_HEADERS = new Set([
  "connection",
  "keep-alive",
  "transfer-encoding",
  "content-length",
]);

/** Sends a request to moto as it came, or with another body. */
export async function forward(
  moto: string,
  request: WireRequest,
  body: Buffer = request.body,
): Promise<WireAnswer> {
  const url = new URL(request.url.pathname + request.url.search, moto);
  const headers = { ...request.headers, "content-length": String(body.length) };
  return new Promise((resolve, reject) => {
    const upstream = httpRequest(url, { method: request.method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("error", reject);
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        resolve({
          status: response.statusCode ?? 502,
          headers: passedOn(response.headers),
          body: Buffer.concat(chunks),
        });
      });
    });
    upstream.on("error", reject);
    upstream.end(body);
  });
}

function passedOn(headers: Readonly<Record<string, string | string[] | undefined>>) {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || CONNECTION_HEADERS.has(name)) continue;
    kept[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return kept;
}

/** Asks moto for another operation of the same service, in the name of the same caller. */
export async function ask(
  moto: string,
  caller: WireRequest,
  { model }: ModelledRequest,
  { namespace, name, http, input, output }: Operation,
  value: object,
): Promise<WireAnswer> {
  const { hostname, port } = new URL(moto);
  const endpoint = { protocol: "http:", hostname, port: Number(port), path: "/" };
  const traits = http ? { http: [http.method, http.path, 200] as [string, string, number] } : 0;
  const wire = await model.protocol.serializeRequest(
    { namespace, name, traits, input, output },
    value,
    { ...model.context, endpoint: async () => endpoint },
  );
  const query = new URLSearchParams(wire.query as Record<string, string>);
  return forward(moto, {
    method: wire.method,
    url: new URL(`${wire.path}?${query.toString()}`, moto),
    headers: { ...wire.headers, authorization: caller.headers.authorization },
    body: toBuffer(wire.body),
  });
}

/** moto answers what it lacks with a page for people: 500 for a missing action, 404 for a path. */
export function isNotImplemented({ status, body }: WireAnswer): boolean {
  return (
    (status === 500 || status === 404) &&
    /^\s*<!doctype html/i.test(body.toString("latin1", 0, 100))
  );
}

/** moto's error as an exception, so that an answer may catch it or let it pass. */
export function toServiceError(error: unknown): ServiceError {
  const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
  return new ServiceError(name, message, $metadata?.httpStatusCode ?? 500);
}
