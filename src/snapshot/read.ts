import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { Gap } from "../model/gap.ts";
import { ResourceIdentity, type Resource } from "../model/resource.ts";
import { SNAPSHOT_FORMAT, SnapshotHeader, SnapshotTrailer, type Snapshot } from "../model/snapshot.ts";
import { resourceType } from "../resources/index.ts";
import { splitLines } from "./lines.ts";
import { SnapshotError } from "./snapshot-error.ts";

// Far above any real snapshot; a file that unpacks to more is a decompression bomb.
const MAX_BYTES = 4 * 2 ** 30;
const MAX_LINE_BYTES = 32 * 2 ** 20;

/** Reads a whole snapshot file; throws SnapshotError when it is truncated, edited, of another version or no snapshot. */
export async function readSnapshot(path: string): Promise<Snapshot> {
  const state = new SnapshotLines(path);
  try {
    await pipeline(createReadStream(path), createGunzip(), async (chunks) => {
      for await (const line of splitLines(chunks, { maxBytes: MAX_BYTES, maxLineBytes: MAX_LINE_BYTES })) {
        state.line(line);
      }
    });
  } catch (error) {
    throw explain(path, state.count, error);
  }
  return state.end();
}

class SnapshotLines {
  count = 0;
  readonly #path: string;
  readonly #digest = createHash("sha256");
  readonly #resources: Resource[] = [];
  readonly #gaps: Gap[] = [];
  #header: SnapshotHeader | undefined;
  #trailer: SnapshotTrailer | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  line(line: string): void {
    this.count += 1;
    if (this.#trailer !== undefined) throw this.#error("there is more after the last line");
    const { header, resource, gap, trailer } = this.#parse(line);
    if (trailer !== undefined) {
      this.#trailer = this.#check(SnapshotTrailer, trailer);
      return;
    }
    this.#digest.update(`${line}\n`);
    if (this.count === 1) this.#header = this.#readHeader(header);
    else if (resource !== undefined) this.#resources.push(this.#resource(resource));
    else if (gap !== undefined) this.#gaps.push(this.#check(Gap, gap));
    else throw this.#error("expected a resource, a gap or the trailer");
  }

  end(): Snapshot {
    const trailer = this.#trailer;
    if (this.#header === undefined || trailer === undefined) {
      throw new SnapshotError(this.#path, this.count, "the file ends too early", "collect it again; it was cut off while being written or copied");
    }
    const whole =
      trailer.resources === this.#resources.length &&
      trailer.gaps === this.#gaps.length &&
      trailer.sha256 === this.#digest.digest("hex");
    if (!whole) {
      throw new SnapshotError(this.#path, this.count, "the content does not match its digest", "the file was edited or damaged; collect it again");
    }
    return {
      header: this.#header,
      resources: this.#resources,
      gaps: this.#gaps,
      partial: trailer.partial,
    };
  }

  #parse(line: string): Record<string, unknown> {
    try {
      const value: unknown = JSON.parse(line);
      if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
    } catch {
      // Falls through: either way the line is no JSON object.
    }
    throw this.#error("expected a JSON object");
  }

  #readHeader(header: unknown): SnapshotHeader {
    const format = (header as { format?: unknown } | undefined)?.format;
    if (format === undefined) throw this.#error("this is not a keelson snapshot");
    if (format !== SNAPSHOT_FORMAT) {
      throw new SnapshotError(
        this.#path,
        1,
        `the snapshot has format ${String(format)}, this version of keelson reads format ${SNAPSHOT_FORMAT}`,
        "collect it again, or use the version of keelson that wrote it",
      );
    }
    return this.#check(SnapshotHeader, header);
  }

  #resource(value: unknown): Resource {
    const identity = this.#check(ResourceIdentity, value);
    const type = resourceType(identity.type);
    // A type that this version does not know has no rules here either.
    if (type !== undefined) this.#check(type.fields.partial(), value);
    return value as Resource;
  }

  #check<T>(schema: z.ZodType<T>, value: unknown): T {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    throw this.#error(`${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not as expected"}`);
  }

  #error(message: string): SnapshotError {
    return new SnapshotError(this.#path, this.count, message, "expected a file written by `keelson collect` or `keelson scan`");
  }
}

function explain(path: string, line: number, error: unknown): unknown {
  if (error instanceof SnapshotError) return error;
  const code = (error as { code?: string } | undefined)?.code ?? "";
  if (code === "ENOENT") return new SnapshotError(path, 0, "there is no such file", "give the path of a snapshot written by `keelson collect`");
  if (code === "EISDIR") return new SnapshotError(path, 0, "this is a folder", "give the path of one snapshot file");
  if (code === "EACCES") return new SnapshotError(path, 0, "the file may not be read", "check its permissions");
  if (code === "Z_BUF_ERROR") return new SnapshotError(path, line, "the file ends too early", "collect it again; it was cut off while being written or copied");
  if (code.startsWith("Z_")) return new SnapshotError(path, line, "this is not a keelson snapshot, or it is damaged", "expected a gzip file written by `keelson collect` or `keelson scan`");
  if (error instanceof RangeError) return new SnapshotError(path, line, error.message, "this is not a snapshot that keelson wrote");
  return error;
}
