import { Readable } from "node:stream";
import { HttpResponse } from "@smithy/core/protocols";
import type { HttpRequest } from "@smithy/types";
import pLimit from "p-limit";
import { openCell } from "../../src/collect/cell.ts";
import { Clients } from "../../src/collect/clients.ts";
import type { JudgedValue } from "../../src/collect/define.ts";
import { endpointRegionOf } from "../../src/collect/endpoint-region.ts";
import { createJudge } from "../../src/collect/judge.ts";
import { Journal, type JournalEntry } from "../../src/collect/journal.ts";
import type { Needs } from "../../src/collect/needs.ts";
import { COLLECTORS } from "../../src/collect/registry.ts";
import { REPLAY_CREDENTIALS } from "../../src/collect/replay.ts";
import type { WireTap } from "../../src/collect/wire.ts";
import type { Gap } from "../../src/model/gap.ts";
import type { Resource } from "../../src/model/resource.ts";

/** What stands in for AWS's answer: a JSON body, or text as it is (XML). */
export interface CannedResponse {
  readonly status?: number;
  readonly body: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers one operation; gets the members of the request by name, from its body, query or form. */
export type Answer = (input: Readonly<Record<string, unknown>>) => CannedResponse;

export interface Collected {
  readonly resources: readonly Resource[];
  readonly gaps: readonly Gap[];
  readonly journal: readonly JournalEntry[];
}

interface Options {
  readonly needs?: Needs;
  readonly region?: string;
  /** All Regions of the collection. */
  readonly regions?: readonly string[];
  readonly partition?: string;
  readonly judge?: (name: string, value: string) => Promise<JudgedValue>;
}

/** Runs one collector over canned responses, through the SDK's own serializers; a call without an answer is an error. */
export async function collectWith(
  service: string,
  answers: Readonly<Record<string, Answer>>,
  {
    needs = "all",
    region = "us-east-1",
    regions = ["us-east-1", "eu-west-1"],
    partition = "aws",
    judge = createJudge(new Uint8Array(32)),
  }: Options = {},
): Promise<Collected> {
  const collector = (await COLLECTORS[service]?.())?.default;
  if (collector === undefined) throw new Error(`there is no collector ${service}`);
  const missing: string[] = [];
  const tap: WireTap = async ({ operation, http }) => {
    const answer = answers[operation];
    if (answer === undefined) missing.push(operation);
    return respond(answer?.(inputOf(http)) ?? { status: 400, body: {} });
  };
  const resources: Resource[] = [];
  const gaps: Gap[] = [];
  const journal = new Journal();
  const clients = new Clients(
    { credentials: REPLAY_CREDENTIALS, maxAttempts: 1, retryMode: "standard", tap },
    journal,
  );
  try {
    const context = openCell(collector, region, endpointRegionOf(collector, region, partition), {
      account: "123456789012",
      partition,
      clients,
      journal,
      needs,
      callLimit: pLimit(8),
      regions,
      regionsKnown: true,
      signal: new AbortController().signal,
      takenAt: "2026-06-01T00:00:00.000Z",
      judge,
      emit: (gap) => gaps.push(gap),
    });
    for await (const resource of collector.collect(context)) resources.push(resource);
  } finally {
    clients.close();
  }
  if (missing.length > 0) throw new Error(`no answer for ${[...new Set(missing)].join(", ")}`);
  return { resources, gaps, journal: journal.entries() };
}

function respond({ status = 200, body, headers = {} }: CannedResponse): HttpResponse {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return new HttpResponse({
    statusCode: status,
    headers: {
      "content-type": typeof body === "string" ? "text/xml" : "application/json",
      ...headers,
    },
    body: Readable.from([Buffer.from(text)]),
  });
}

function inputOf({ body, query, headers }: HttpRequest): Record<string, unknown> {
  const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body ?? "");
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded") === true;
  const members = isForm
    ? Object.fromEntries(new URLSearchParams(text))
    : text.startsWith("{")
      ? (JSON.parse(text) as Record<string, unknown>)
      : {};
  return { ...query, ...members };
}
