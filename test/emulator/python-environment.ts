import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const REQUIREMENTS = fileURLToPath(new URL("requirements.txt", import.meta.url));
const CACHE = fileURLToPath(new URL("../../.cache", import.meta.url));
const INSTALL_LIMIT_MS = 5 * 60_000;

/** Path of a Python that has moto; installs it on first use. Safe to call from several processes. */
export async function pythonWithMoto(): Promise<string> {
  const requirements = await readFile(REQUIREMENTS, "utf8");
  const version = /^moto\[server\]==(\S+)$/m.exec(requirements)?.[1];
  if (version === undefined) throw new Error(`${REQUIREMENTS} does not pin moto[server]`);
  const folder = join(CACHE, `moto-${version}`);
  const python = join(folder, "bin", "python");
  const stamp = join(folder, "installed");
  const digest = createHash("sha256").update(requirements).digest("hex");
  const installed = async (): Promise<boolean> =>
    (await readFile(stamp, "utf8").catch(() => "")) === digest;
  if (await installed()) return python;
  await mkdir(CACHE, { recursive: true });
  await withLock(`${folder}.lock`, async () => {
    if (await installed()) return;
    await rm(folder, { recursive: true, force: true });
    await command("python3", ["-m", "venv", folder]);
    await command(python, ["-m", "pip", "install", "--quiet", "-r", REQUIREMENTS]);
    await writeFile(stamp, digest);
  });
  return python;
}

async function command(program: string, args: readonly string[]): Promise<void> {
  try {
    await run(program, [...args], { timeout: INSTALL_LIMIT_MS });
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: string };
    const reason = code === "ENOENT" ? "not found" : (stderr ?? "").trim() || String(error);
    throw new Error(`${[program, ...args].join(" ")}: ${reason}`, { cause: error });
  }
}

/** A folder is the lock: making one is atomic on every file system. */
async function withLock(path: string, work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await mkdir(path);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const since = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    );
    // Whoever made it was killed: an install never takes longer than its time limits.
    if (Date.now() - since > 2 * INSTALL_LIMIT_MS) await rm(path, { recursive: true, force: true });
    else await delay(200);
  }
  try {
    await work();
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}
