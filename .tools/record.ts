// Records the demo's traffic: starts the emulator, seeds it, and runs the built command with --record.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "../test/emulator/index.ts";
import { seedAccount } from "../test/emulator/seed/index.ts";

const target = "fixtures/demo/traffic.ndjson.gz";
const scratch = mkdtempSync(join(tmpdir(), "keelson-record-"));
const emulator = await startEmulator();
try {
  const seeded = await seedAccount(emulator.url);
  mkdirSync("fixtures/demo", { recursive: true });
  // The emulator answers from this process, so the command must not block it.
  const command = [
    "dist/main.js",
    "collect",
    "--record",
    target,
    "--out",
    join(scratch, "snapshot.gz"),
    "--stats",
  ];
  const child = spawn(process.execPath, command, {
    env: { ...process.env, ...emulator.env },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`keelson collect ended with ${String(code)}`);
  const missing = emulator.unimplemented();
  if (missing.length > 0) throw new Error(`the emulator cannot serve ${missing.join(", ")}`);
  process.stdout.write(`${target}: ${seeded.length} seeded resources\n`);
} finally {
  await emulator.stop();
  rmSync(scratch, { recursive: true, force: true });
}
