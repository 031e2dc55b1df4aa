import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { z } from "zod";
import { clip, visible } from "../render/text.ts";
import { CliError } from "./cli-error.ts";
import { readFailure } from "./system-failure.ts";

/** What a JSON file of keelson is expected to be. */
export interface JsonFile<T> {
  /** Singular: "report", "baseline". */
  readonly what: string;
  readonly version: string;
  readonly schema: z.ZodType<T>;
  readonly maxBytes: number;
  readonly hint: string;
}

/** What keelson writes is a few levels deep; a deeper value is made to exhaust the stack. */
const MAX_DEPTH = 200;

/** Reads a versioned JSON file; throws CliError when it is broken, too large, of another version or something else. */
export async function readJson<T>(path: string, file: JsonFile<T>): Promise<T> {
  const { what, version, schema, hint } = file;
  const fault = (message: string, cause?: unknown) =>
    // What is quoted of the file must not drive the terminal.
    new CliError(clip(visible(message), 300), { place: path, hint, cause });
  const value = parse(await readText(path, file), fault);
  if (isTooDeep(value)) throw fault(`the values are nested deeper than in any ${what}`);
  const found = (value as { version?: unknown } | null)?.version;
  if (found !== version) {
    throw fault(
      found === undefined
        ? `this is no keelson ${what}`
        : `the ${what} has version ${JSON.stringify(found)}, expected ${version}`,
    );
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? "" : `${issue.path.join(".")}: `;
  throw fault(`${where}${issue?.message ?? "not as expected"}`);
}

async function readText<T>(path: string, { what, maxBytes, hint }: JsonFile<T>): Promise<string> {
  const tooLarge = () => new CliError(`the file is larger than any ${what}`, { place: path, hint });
  try {
    if ((await stat(path)).size > maxBytes) throw tooLarge();
    const chunks: Buffer[] = [];
    let bytes = 0;
    // A pipe or a device tells no size beforehand.
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge();
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString("utf8");
  } catch (error) {
    throw readFailure(path, error, hint);
  }
}

function parse(text: string, fault: (message: string, cause?: unknown) => CliError): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw fault(jsonFault(text, error as Error), error);
  }
}

// The message of the parser quotes the file, which is of no use and may hold account data.
function jsonFault(text: string, { message }: Error): string {
  if (text.trim() === "") return "the file is empty";
  const position = Number(/ position (\d+)/.exec(message)?.[1] ?? Number.NaN);
  return message.startsWith("Unexpected end") ||
    message.startsWith("Unterminated") ||
    position >= text.trimEnd().length
    ? "the file ends too early"
    : "this is not JSON";
}

function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((each) =>
      typeof each === "object" && each !== null
        ? Object.values(each).filter((inner) => typeof inner === "object")
        : [],
    );
  }
  return false;
}
