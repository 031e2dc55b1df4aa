import { createHash } from "node:crypto";
import type { HttpRequest, HttpResponse } from "@smithy/types";
import { compareText } from "../model/resource.ts";
import type { WireRequest } from "./wire.ts";

/** Version of the recording format. */
export const RECORDING_FORMAT = 1;

/** First line of a recording. */
export interface RecordingHeader {
  readonly recording: typeof RECORDING_FORMAT;
  /** When the traffic was recorded; a replay uses it as its clock. */
  readonly takenAt: string;
}

/**
 * One request and its answer, without credentials and with secret values redacted.
 * A question that was asked again, as while waiting for a result, stands there again; its last answer counts.
 */
export interface Exchange {
  /** Identifies the request: service, Region, operation and a digest of what was asked. */
  readonly key: string;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

// What deserializers look at; everything else (ids, dates, cookies) is left out.
const KEPT_HEADERS = new Set(["content-type", "x-amzn-errortype", "x-amz-request-id"]);

/** The key of a request: the same question gets the same key, whatever host or credentials it went to. */
export function exchangeKey({ service, region, operation, http }: WireRequest): string {
  const digest = createHash("sha256")
    .update(http.method)
    .update("\0")
    .update(http.path)
    .update("\0")
    .update(queryText(http.query))
    .update("\0")
    .update(bodyText(http.body));
  return `${service}/${region}/${operation}/${digest.digest("hex").slice(0, 24)}`;
}

/** The headers of an answer that a replay needs, in lower case. */
export function keptHeaders(response: HttpResponse): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response.headers)
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => KEPT_HEADERS.has(name)),
  );
}

function queryText(query: HttpRequest["query"]): string {
  return JSON.stringify(Object.entries(query ?? {}).sort(([a], [b]) => compareText(a, b)));
}

function bodyText(body: unknown): string {
  if (body === undefined || body === null) return "";
  if (typeof body === "string") return body;
  if (body instanceof Uint8Array) return new TextDecoder().decode(body);
  throw new TypeError("a request body is neither text nor bytes");
}
