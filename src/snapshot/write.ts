import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { createGzip, type Gzip } from "node:zlib";
import type { Gap } from "../model/gap.ts";
import type { Resource } from "../model/resource.ts";
import type { SnapshotHeader, SnapshotTrailer } from "../model/snapshot.ts";

/** Writes a snapshot line by line to a temporary file, which takes its name only when it is whole. */
export class SnapshotWriter {
  readonly path: string;
  readonly #temporary: string;
  readonly #gzip: Gzip;
  readonly #written: Promise<void>;
  readonly #digest = createHash("sha256");
  #resources = 0;
  #gaps = 0;

  constructor(path: string, header: SnapshotHeader) {
    this.path = path;
    this.#temporary = `${path}.${process.pid}.tmp`;
    this.#gzip = createGzip({ level: 6 });
    const file = createWriteStream(this.#temporary, { mode: 0o600 });
    this.#written = finished(this.#gzip.pipe(file)).then(() => undefined);
    // finish() awaits it; a full disk in between must not count as unhandled.
    this.#written.catch(() => this.#gzip.destroy());
    file.on("error", (error) => this.#gzip.destroy(error));
    this.#line({ header });
  }

  /** Resolves when the file can take more. */
  async resource(resource: Resource): Promise<void> {
    this.#resources += 1;
    if (!this.#line({ resource })) await Promise.race([once(this.#gzip, "drain"), this.#written]);
  }

  gap(gap: Gap): void {
    this.#gaps += 1;
    this.#line({ gap });
  }

  /** Ends the file and gives it its name. */
  async finish(partial: boolean): Promise<void> {
    const trailer: SnapshotTrailer = {
      resources: this.#resources,
      gaps: this.#gaps,
      partial,
      sha256: this.#digest.digest("hex"),
    };
    this.#gzip.end(`${JSON.stringify({ trailer })}\n`);
    await this.#written;
    await rename(this.#temporary, this.path);
  }

  /** Leaves nothing behind. */
  async discard(): Promise<void> {
    this.#gzip.destroy();
    await this.#written.catch(() => undefined);
    await rm(this.#temporary, { force: true });
  }

  #line(value: object): boolean {
    const line = `${JSON.stringify(value)}\n`;
    this.#digest.update(line);
    return this.#gzip.write(line);
  }
}
