import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip, type Gzip } from "node:zlib";
import type { HttpResponse } from "@smithy/types";
import type { Judge } from "./define.ts";
import {
  exchangeKey,
  keptHeaders,
  RECORDING_FORMAT,
  type Exchange,
  type RecordingHeader,
} from "./recording.ts";
import { redactBody } from "./redact.ts";
import { COLLECTORS } from "./registry.ts";
import type { WireRequest, WireTap } from "./wire.ts";

/** Records the traffic of a collection, redacted, to a file that loadReplay() can answer from. */
export class Recorder {
  readonly #path: string;
  readonly #gzip: Gzip = createGzip({ level: 9 });
  readonly #written: Promise<void>;
  readonly #judge: Judge;

  constructor(path: string, takenAt: string, judge: Judge) {
    this.#path = path;
    this.#judge = judge;
    this.#written = pipeline(this.#gzip, createWriteStream(this.temporary, { mode: 0o600 }));
    // finish() awaits it; a full disk in between must not count as unhandled.
    this.#written.catch(() => undefined);
    const header: RecordingHeader = { recording: RECORDING_FORMAT, takenAt };
    this.#gzip.write(`${JSON.stringify(header)}\n`);
  }

  /** The file until it is whole. */
  get temporary(): string {
    return `${this.#path}.${process.pid}.tmp`;
  }

  /** Passes every request on and keeps what was answered. */
  readonly tap: WireTap = async (request, send) => {
    const response = await send();
    const raw = await bytesOf(response.body);
    await this.#keep(request, response, new TextDecoder().decode(raw));
    return Object.assign(response, { body: Readable.from([raw]) });
  };

  /** Ends the file and gives it its name. */
  async finish(): Promise<void> {
    this.#gzip.end();
    await this.#written;
    await rename(this.temporary, this.#path);
  }

  /** Leaves nothing behind. */
  async discard(): Promise<void> {
    this.#gzip.destroy();
    await this.#written.catch(() => undefined);
    await rm(this.temporary, { force: true });
  }

  async #keep(request: WireRequest, response: HttpResponse, body: string): Promise<void> {
    // Throttled and failed attempts are followed by another.
    if (response.statusCode === 429 || response.statusCode >= 500) return;
    const collector = (await COLLECTORS[request.service]?.())?.default;
    const paths = collector?.calls[request.operation]?.secrets ?? [];
    const redacted = await redactBody(body, paths, this.#judge);
    if (redacted === undefined) return;
    const exchange: Exchange = {
      key: exchangeKey(request),
      status: response.statusCode,
      headers: keptHeaders(response),
      body: redacted,
    };
    this.#gzip.write(`${JSON.stringify(exchange)}\n`);
  }
}

async function bytesOf(body: unknown): Promise<Uint8Array> {
  if (body instanceof Uint8Array) return body;
  if (body === undefined || body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
