import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

const KEY_BYTES = 32;

/**
 * The key of the fingerprints of secrets, made at first use and kept in the user's state folder, so that
 * the same secret has the same fingerprint in every scan from this machine. Where the folder cannot be
 * used, a key for this run only.
 */
export async function loadFingerprintKey(): Promise<Uint8Array> {
  const folder = join(stateHome(), "keelson");
  const path = join(folder, "fingerprint.key");
  const fresh = randomBytes(KEY_BYTES);
  try {
    const kept = await readKey(path);
    if (kept?.length === KEY_BYTES) return kept;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await keep(path, fresh, kept !== undefined);
    return (await readKey(path)) ?? fresh;
  } catch {
    return fresh;
  }
}

function stateHome(): string {
  const named = process.env["XDG_STATE_HOME"] ?? "";
  // A relative path in this variable is to be ignored, says the XDG specification.
  return isAbsolute(named) ? named : join(homedir(), ".local", "state");
}

async function readKey(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Puts the whole key in place at once; where two runs begin together, the first one's key stays. */
async function keep(path: string, key: Uint8Array, replace: boolean): Promise<void> {
  const temporary = `${path}.${process.pid}.${randomBytes(4).toString("hex")}.tmp`;
  await writeFile(temporary, key, { mode: 0o600, flag: "wx" });
  try {
    if (replace) await rename(temporary, path);
    else await linkUnlessThere(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function linkUnlessThere(existing: string, path: string): Promise<void> {
  try {
    await link(existing, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}
