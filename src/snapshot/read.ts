import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { Gap } from "../model/gap.ts";
import { ResourceIdentity, type Resource } from "../model/resource.ts";
import {
  SNAPSHOT_FORMAT,
  SnapshotHeader,
  SnapshotTrailer,
  type Snapshot,
} from "../model/snapshot.ts";
import { resourceType } from "../resources/index.ts";
import { splitLines } from "./lines.ts";
import { SnapshotError } from "./snapshot-error.ts";
import { unpackStreams } from "./unpack.ts";

const MAX_LINE_LENGTH = 32 * 2 ** 20;

/** Reads a whole snapshot file; throws SnapshotError when it is truncated, edited, of another version or no snapshot. */
export async function readSnapshot(path: string): Promise<Snapshot> {
  const state = new SnapshotLines(path);
  let refusal: unknown;
  try {
    const { source, gunzip, guard } = unpackStreams(path);
    await pipeline(source, gunzip, guard, async (chunks) => {
      try {
        for await (const line of splitLines(chunks, MAX_LINE_LENGTH)) state.line(line);
      } catch (error) {
        // The pipeline itself would only say that it was aborted.
        refusal = error;
        throw error;
      }
    });
  } catch (error) {
    throw explain(path, state.count, refusal ?? error);
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
      throw new SnapshotError(this.#path, this.count, ...CUT_OFF);
    }
    const whole =
      trailer.resources === this.#resources.length &&
      trailer.gaps === this.#gaps.length &&
      trailer.partial === this.#gaps.some(({ reason }) => reason === "interrupted") &&
      trailer.sha256 === this.#digest.digest("hex");
    if (!whole) {
      throw new SnapshotError(
        this.#path,
        this.count,
        "the content does not match its digest",
        "the file was edited or damaged; collect it again",
      );
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
        `the snapshot has format ${JSON.stringify(format)}, this version of keelson reads format ${SNAPSHOT_FORMAT}`,
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
    return new SnapshotError(
      this.#path,
      this.count,
      message,
      "expected a file written by `keelson collect` or `keelson scan`",
    );
  }
}

const CUT_OFF = [
  "the file ends too early",
  "collect it again; it was cut off while being written or copied",
] as const;
const NO_GZIP = [
  "this is not a keelson snapshot, or it is damaged",
  "expected a gzip file written by `keelson collect` or `keelson scan`",
] as const;

const FILE_ERRORS: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  ENOENT: ["there is no such file", "give the path of a snapshot written by `keelson collect`"],
  ENOTDIR: ["there is no such file", "a part of the path is a file, not a folder"],
  EISDIR: ["this is a folder", "give the path of one snapshot file"],
  ELOOP: [
    "the symbolic link leads nowhere",
    "give the path of a snapshot written by `keelson collect`",
  ],
  EACCES: ["the file may not be read", "check its permissions"],
  EPERM: ["the file may not be read", "check its permissions"],
};

function explain(path: string, line: number, error: unknown): unknown {
  if (error instanceof SnapshotError) return error;
  const code = (error as { code?: unknown } | undefined)?.code;
  if (error instanceof RangeError && code === undefined) {
    return new SnapshotError(
      path,
      line,
      error.message,
      "this is not a snapshot that keelson wrote",
    );
  }
  if (typeof code !== "string") return error;
  if (code === "Z_BUF_ERROR") return new SnapshotError(path, line, ...CUT_OFF);
  if (code.startsWith("Z_")) return new SnapshotError(path, line, ...NO_GZIP);
  const [message, hint] = FILE_ERRORS[code] ?? [
    `the file cannot be read (${code})`,
    "check the file and the disk",
  ];
  return new SnapshotError(path, 0, message, hint);
}
