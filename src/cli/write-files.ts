import { randomBytes } from "node:crypto";
import { copyFile, open, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { checkTarget, makeFolder } from "./make-folder.ts";
import { removeOnExit } from "./remove-on-exit.ts";
import { writeFailure } from "./system-failure.ts";

/** A file to write: its name inside the output folder, and its text. */
export interface OutputFile {
  readonly name: string;
  readonly text: string;
}

interface Staged {
  readonly text: string;
  readonly path: string;
  readonly temporary: string;
  /** Copy of the older file of this name, until all the new ones are in place. */
  readonly former: string;
}

/** Writes all files or none: each to a temporary file first, and only when all are on disk do they get their names. */
export async function writeFiles(folder: string, files: readonly OutputFile[]): Promise<string[]> {
  await makeFolder(folder);
  for (const { name } of files) await checkTarget(join(folder, name));
  const staged = files.map(({ name, text }): Staged => {
    const temporary = join(folder, `.${name}.${randomBytes(4).toString("hex")}.tmp`);
    return { text, path: join(folder, name), temporary, former: `${temporary}.old` };
  });
  const leftovers = staged.flatMap(({ temporary, former }) => [temporary, former]);
  const keep = removeOnExit(leftovers);
  try {
    for (const { temporary, text } of staged) await writeDurably(temporary, text);
    await putInPlace(staged);
  } catch (error) {
    throw writeFailure(folder, error);
  } finally {
    await Promise.all(leftovers.map((path) => rm(path, { force: true })));
    keep();
  }
  return staged.map(({ path }) => path);
}

/** Gives every temporary file its name; when one cannot have it, the older files come back. */
export async function putInPlace(staged: readonly Staged[]): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const { path, former } of staged) {
      if ((await stat(path).catch(() => undefined)) !== undefined) await copyFile(path, former);
    }
    for (const { path, temporary, former } of staged) {
      await rename(temporary, path);
      undo.push(async () => rename(former, path).catch(async () => rm(path, { force: true })));
    }
  } catch (error) {
    for (const back of undo) await back();
    throw error;
  }
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
