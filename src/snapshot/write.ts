import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGzip, type Gzip } from "node:zlib";
import type { Gap } from "../model/gap.ts";
import type { Resource } from "../model/resource.ts";
import type { SnapshotHeader, SnapshotTrailer } from "../model/snapshot.ts";

/** Writes a snapshot line by line to a temporary file, which takes its name only when it is whole. */
export class SnapshotWriter {
  readonly path: string;
  /** The file until it is whole. */
  readonly temporary: string;
  /** Rejects as soon as the file takes no more, for example because the disk is full. */
  readonly written: Promise<void>;
  readonly #gzip: Gzip;
  readonly #digest = createHash("sha256");
  #drained: Promise<unknown> | undefined;
  #resources = 0;
  #gaps = 0;
  #interrupted = false;

  constructor(path: string, header: SnapshotHeader) {
    this.path = path;
    this.temporary = `${path}.${process.pid}.tmp`;
    this.#gzip = createGzip({ level: 6 });
    this.written = pipeline(this.#gzip, createWriteStream(this.temporary, { mode: 0o600 }));
    // finish() awaits it; a full disk in between must not count as unhandled.
    this.written.catch(() => undefined);
    this.#line({ header });
  }

  /** Resolves when the file can take more. */
  async resource(resource: Resource): Promise<void> {
    this.#resources += 1;
    if (this.#line({ resource })) return;
    this.#drained ??= Promise.race([once(this.#gzip, "drain"), this.written]).finally(() => {
      this.#drained = undefined;
    });
    await this.#drained;
  }

  gap(gap: Gap): void {
    this.#gaps += 1;
    if (gap.reason === "interrupted") this.#interrupted = true;
    this.#line({ gap });
  }

  /** Ends the file and gives it its name. It is partial when a gap says that the collection was stopped. */
  async finish(): Promise<void> {
    const trailer: SnapshotTrailer = {
      resources: this.#resources,
      gaps: this.#gaps,
      partial: this.#interrupted,
      sha256: this.#digest.digest("hex"),
    };
    this.#gzip.end(`${JSON.stringify({ trailer })}\n`);
    await this.written;
    await rename(this.temporary, this.path);
  }

  /** Leaves nothing behind. */
  async discard(): Promise<void> {
    this.#gzip.destroy();
    await this.written.catch(() => undefined);
    await rm(this.temporary, { force: true });
  }

  #line(value: object): boolean {
    const line = `${JSON.stringify(value)}\n`;
    this.#digest.update(line);
    return this.#gzip.write(line);
  }
}
