import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { gunzipSync } from "node:zlib";
import { HttpResponse } from "@smithy/core/protocols";
import { exchangeKey, RECORDING_FORMAT, type Exchange, type RecordingHeader } from "./recording.ts";
import type { WireTap } from "./wire.ts";

/** Recorded traffic, ready to answer in place of AWS. */
export interface Replay {
  /** When the traffic was recorded: the clock of a replayed collection. */
  readonly takenAt: string;
  readonly tap: WireTap;
}

/** Credentials for replays: requests are signed and serialized as ever, and go nowhere. */
export const REPLAY_CREDENTIALS = { accessKeyId: "replay", secretAccessKey: "replay" };

/** Loads a recording. A request that was not recorded is an error, never an empty answer. */
export function loadReplay(path: string | URL): Replay {
  const [first, ...lines] = gunzipSync(readFileSync(path)).toString().trimEnd().split("\n");
  const header = JSON.parse(first ?? "{}") as Partial<RecordingHeader>;
  if (header.recording !== RECORDING_FORMAT || header.takenAt === undefined) {
    throw new Error(`${String(path)} is not a recording of format ${RECORDING_FORMAT}`);
  }
  const exchanges = new Map(
    lines.map((line) => {
      const exchange = JSON.parse(line) as Exchange;
      return [exchange.key, exchange] as const;
    }),
  );
  return {
    takenAt: header.takenAt,
    tap: (request) => Promise.resolve(answer(exchanges, exchangeKey(request))),
  };
}

function answer(exchanges: ReadonlyMap<string, Exchange>, key: string): HttpResponse {
  const exchange = exchanges.get(key);
  if (exchange === undefined) throw new ReplayMissError(key);
  return new HttpResponse({
    statusCode: exchange.status,
    headers: exchange.headers,
    body: Readable.from([Buffer.from(exchange.body)]),
  });
}

/** The recording has no answer to this request. */
class ReplayMissError extends Error {
  constructor(key: string) {
    super(`not in the recording: ${key}`);
    this.name = "ReplayMissError";
  }
}
