import { randomBytes } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CliError } from "./cli-error.ts";
import { EXIT } from "./exit-code.ts";

/** A file to write: its name inside the output folder, and its text. */
export interface OutputFile {
  readonly name: string;
  readonly text: string;
}

/** Writes all files or none: each to a temporary file first, and only when all are on disk do they get their names. */
export async function writeFiles(folder: string, files: readonly OutputFile[]): Promise<string[]> {
  await makeFolder(folder);
  const staged = files.map(({ name, text }) => ({
    text,
    path: join(folder, name),
    temporary: join(folder, `.${name}.${randomBytes(4).toString("hex")}.tmp`),
  }));
  try {
    for (const { temporary, text } of staged) await writeDurably(temporary, text);
    for (const { temporary, path } of staged) await rename(temporary, path);
  } catch (error) {
    await Promise.all(staged.map(({ temporary }) => rm(temporary, { force: true })));
    throw writeFailure(folder, error);
  }
  return staged.map(({ path }) => path);
}

/** Makes sure, before any work is done, that the folder can be written. */
export async function makeFolder(folder: string): Promise<void> {
  const probe = join(folder, `.${randomBytes(4).toString("hex")}.tmp`);
  try {
    await mkdir(folder, { recursive: true });
    await (await open(probe, "wx")).close();
    await rm(probe);
  } catch (error) {
    throw writeFailure(folder, error);
  }
}

/** Makes sure that a file can be written where the user wants it. */
export async function makeParentFolder(path: string): Promise<void> {
  await makeFolder(dirname(path));
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", 0o644);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

const REASONS: Readonly<Record<string, [reason: string, hint: string]>> = {
  EACCES: ["it may not be written", "check its permissions, or choose another --out"],
  EPERM: ["it may not be written", "check its permissions, or choose another --out"],
  EROFS: ["the file system is read-only", "choose another --out"],
  ENOTDIR: ["a part of the path is a file", "choose another --out"],
  EEXIST: ["a part of the path is a file", "choose another --out"],
  ENOSPC: ["the disk is full", "free some space, or choose another --out"],
  EDQUOT: ["the disk quota is used up", "free some space, or choose another --out"],
};

/** The error for an output place that does not take what we write. */
export function writeFailure(place: string, cause: unknown): unknown {
  const [reason, hint] = REASONS[(cause as { code?: string }).code ?? ""] ?? [];
  if (reason === undefined || hint === undefined) return cause;
  return new CliError(`cannot write: ${reason}`, { place, hint, exitCode: EXIT.failed, cause });
}
