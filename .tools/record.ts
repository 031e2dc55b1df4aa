// Records the demo's traffic: starts the emulator, seeds it, and runs the built command with --record. Beside the
// recording it writes who answered each operation. A folder on the command line takes the place of fixtures/demo.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "../test/emulator/index.ts";
import { seedAccount } from "../test/emulator/seed/index.ts";
import { answeredOperations } from "./record/answered-by.ts";

const folder = process.argv[2] ?? "fixtures/demo";
const target = join(folder, "traffic.ndjson.gz");
const scratch = mkdtempSync(join(tmpdir(), "keelson-record-"));
const emulator = await startEmulator();
try {
  const seeded = await seedAccount(emulator.url);
  mkdirSync(folder, { recursive: true });
  // What the seeding asked is no part of the scan.
  emulator.clearLog();
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
  const answered = await answeredOperations(emulator.log);
  writeFileSync(join(folder, "answered-by.json"), `${JSON.stringify(answered, null, 2)}\n`);
  process.stdout.write(`${target}: ${seeded.length} seeded resources\n`);
} finally {
  await emulator.stop();
  rmSync(scratch, { recursive: true, force: true });
}
