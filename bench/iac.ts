// What a Terraform state of 50 MB costs in time and memory, in a process of its own each. The floor is to read
// the file and parse it; a reviver that drops attributes while parsing is the other way to be frugal.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileInput, readInput } from "../src/iac/read-input.ts";
import { readState } from "../src/iac/terraform/state.ts";
import { median, print } from "./engine/print.ts";
import { writeLargeState } from "./iac/large-state.ts";

const BYTES = 50 * 2 ** 20;
const RUNS = 5;
const KEPT = new Set(["arn", "id", "name", "region", "log_group_name"]);

const WAYS: Readonly<Record<string, (path: string) => unknown>> = {
  floor: (path) =>
    (JSON.parse(readFileSync(path, "utf8")) as { resources: unknown[] }).resources.length,
  keelson: async (path) => readState(await readInput(fileInput(path)), path),
  reviver: (path) =>
    JSON.parse(
      readFileSync(path, "utf8"),
      function dropAttributes(this: object, key, value: unknown) {
        return "arn" in this && !KEPT.has(key) ? undefined : value;
      },
    ) !== null,
};

const [way, file] = process.argv.slice(2);
if (way !== undefined && file !== undefined) await once(way, file);
else compare();

/** Runs one way and prints milliseconds, growth of memory and, after a collection, what stays. */
async function once(name: string, path: string): Promise<void> {
  const before = process.resourceUsage().maxRSS;
  const start = performance.now();
  const result = await WAYS[name]?.(path);
  const milliseconds = performance.now() - start;
  const grown = (process.resourceUsage().maxRSS - before) / 1024;
  globalThis.gc?.();
  const kept = process.memoryUsage().heapUsed / 2 ** 20;
  const resources = Array.isArray(result) ? result.length : 0;
  process.stdout.write(JSON.stringify({ milliseconds, grown, kept, resources }));
}

function compare(): void {
  const folder = mkdtempSync(join(tmpdir(), "keelson-bench-"));
  try {
    const path = join(folder, "large.tfstate");
    print("state", `50 MB, ${writeLargeState(path, BYTES)} resources; median of ${RUNS}`);
    const floor = measure("floor", path);
    for (const name of Object.keys(WAYS)) {
      const { milliseconds, grown, kept } = name === "floor" ? floor : measure(name, path);
      print(
        name,
        `${Math.round(milliseconds)} ms (${(milliseconds / floor.milliseconds).toFixed(2)} of the floor), ` +
          `peak +${Math.round(grown)} MB (${(grown / floor.grown).toFixed(2)}), heap afterwards ${Math.round(kept)} MB`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measure(name: string, path: string) {
  const runs = Array.from({ length: RUNS }, () => {
    const args = ["--expose-gc", "--import", "tsx", import.meta.filename, name, path];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as { milliseconds: number; grown: number; kept: number };
  });
  const of = (key: "milliseconds" | "grown" | "kept") => median(runs.map((run) => run[key]));
  return { milliseconds: of("milliseconds"), grown: of("grown"), kept: of("kept") };
}
