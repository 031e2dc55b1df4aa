import { randomBytes } from "node:crypto";
import { mkdir, open, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CliError } from "./cli-error.ts";
import { EXIT } from "./exit-code.ts";
import { writeFailure } from "./system-failure.ts";

/** Makes the folder and sees, before any work is done, whether it can be written. */
export async function makeFolder(folder: string): Promise<void> {
  const probe = join(folder, `.${randomBytes(4).toString("hex")}.tmp`);
  try {
    await makePath(folder);
    await (await open(probe, "wx")).close();
    await rm(probe);
  } catch (error) {
    throw writeFailure(folder, error);
  }
}

/** Sees whether a file can be written where the user wants it. */
export async function checkTarget(path: string): Promise<void> {
  await makeFolder(dirname(path));
  const there = await stat(path).catch(() => undefined);
  // A rename would put the file in the place of a device.
  if (there === undefined || there.isFile()) return;
  throw new CliError(
    `cannot write: this is ${there.isDirectory() ? "a folder" : "no regular file"}`,
    {
      place: path,
      hint: "give the path of a file",
      exitCode: EXIT.failed,
    },
  );
}

// The recursive mkdir of Node 20 never returns below /proc.
async function makePath(folder: string): Promise<void> {
  const there = await stat(folder).catch(() => undefined);
  if (there?.isDirectory() === true) return;
  if (dirname(folder) !== folder) await makePath(dirname(folder));
  await mkdir(folder).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST" && (await stat(folder)).isDirectory()) return;
    throw error;
  });
}
