import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { loadFingerprintKey } from "../../src/collect/fingerprint-key.ts";

let home = "";
const folder = () => join(home, "keelson");
const path = () => join(folder(), "fingerprint.key");

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "keelson-state-"));
  vi.stubEnv("XDG_STATE_HOME", home);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(home, { recursive: true, force: true });
});

describe("the key of the fingerprints", () => {
  test("is made once, for its owner alone, and nothing else is left behind", async () => {
    const first = await loadFingerprintKey();
    expect(first).toHaveLength(32);
    expect(new Uint8Array(await loadFingerprintKey())).toEqual(new Uint8Array(first));
    expect((await stat(path())).mode & 0o777).toBe(0o600);
    expect((await stat(folder())).mode & 0o777).toBe(0o700);
    expect(await readdir(folder())).toEqual(["fingerprint.key"]);
  });

  test("is the same for runs that begin together", async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, loadFingerprintKey));
    const kept = (await readFile(path())).toString("hex");
    expect(new Set(keys.map((key) => Buffer.from(key).toString("hex")))).toEqual(new Set([kept]));
    expect(await readdir(folder())).toEqual(["fingerprint.key"]);
  });

  test("is made anew when the file holds something else", async () => {
    await mkdir(folder());
    await writeFile(path(), "cut");
    const key = await loadFingerprintKey();
    expect(key).toHaveLength(32);
    expect(new Uint8Array(await readFile(path()))).toEqual(new Uint8Array(key));
  });

  test("is one for this run where the folder cannot be used", async () => {
    await writeFile(join(home, "file"), "");
    vi.stubEnv("XDG_STATE_HOME", join(home, "file"));
    const first = await loadFingerprintKey();
    const second = await loadFingerprintKey();
    expect(first).toHaveLength(32);
    expect(new Uint8Array(second)).not.toEqual(new Uint8Array(first));
  });

  test("is one for this run where it may not be read", async () => {
    // A folder in its place is unreadable for everybody, root included.
    await mkdir(path(), { recursive: true });
    const [first, second] = [await loadFingerprintKey(), await loadFingerprintKey()];
    expect(first.byteLength).toBe(32);
    expect(first).not.toEqual(second);
  });

  test("lies under the home folder when the variable names no absolute path", async () => {
    vi.stubEnv("XDG_STATE_HOME", "relative");
    vi.stubEnv("HOME", home);
    const key = await loadFingerprintKey();
    const kept = await readFile(join(home, ".local", "state", "keelson", "fingerprint.key"));
    expect(new Uint8Array(kept)).toEqual(new Uint8Array(key));
  });
});
