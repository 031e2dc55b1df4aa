// How long `--help` and `--version` of the built command take beyond an empty Node process, and proof that
// neither loads an SDK client. Run `npm run build` first.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const RUNS = 15;
const LIMIT_MS = 40;

interface Coverage {
  readonly result: readonly { readonly url: string }[];
}

const folder = mkdtempSync(join(tmpdir(), "keelson-startup-"));
try {
  const empty = join(folder, "empty.mjs");
  writeFileSync(empty, "");
  const commands: Record<string, readonly string[]> = {
    "empty process": [empty],
    "--version": ["dist/main.js", "--version"],
    "--help": ["dist/main.js", "--help"],
  };
  const times = measure(commands);
  const floor = median(times["empty process"] ?? []);
  for (const [name, samples] of Object.entries(times)) {
    const time = median(samples);
    const more = time - floor;
    const verdict = more <= LIMIT_MS ? "within" : "ABOVE";
    const beyond =
      name === "empty process"
        ? ""
        : `+${more.toFixed(1)} ms, ${(time / floor).toFixed(2)} ×, ${verdict} the limit of ${LIMIT_MS} ms`;
    process.stdout.write(`${name.padEnd(14)} ${time.toFixed(1).padStart(6)} ms  ${beyond}\n`);
    if (more > LIMIT_MS) process.exitCode = 1;
  }
  for (const flag of ["--version", "--help"]) {
    // A name that every part of the SDK, and what is built on it, uses and that the minifier keeps.
    const files = filesLoaded(["dist/main.js", flag]);
    const sdk = files.filter((path) => readFileSync(path, "utf8").includes("middlewareStack"));
    const kilobytes = files.reduce((sum, path) => sum + readFileSync(path).length, 0) / 1000;
    process.stdout.write(
      `${flag.padEnd(14)} loads ${files.length} files of dist, ${kilobytes.toFixed(0)} kB, ${sdk.length} with SDK code\n`,
    );
    if (files.length === 0 || sdk.length > 0) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** Runs the commands in turns, so that a busy machine slows all of them alike. */
function measure(commands: Record<string, readonly string[]>): Record<string, number[]> {
  const times = Object.fromEntries(Object.keys(commands).map((name) => [name, [] as number[]]));
  for (let run = 0; run < RUNS; run += 1) {
    for (const [name, args] of Object.entries(commands)) {
      const start = performance.now();
      runNode(args);
      times[name]?.push(performance.now() - start);
    }
  }
  return times;
}

function runNode(args: readonly string[], environment: NodeJS.ProcessEnv = {}): void {
  const { status } = spawnSync(process.execPath, args, {
    env: { ...process.env, ...environment },
    stdio: "ignore",
  });
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}`);
}

/** The files of dist/ that V8 saw, by its own record. */
function filesLoaded(args: readonly string[]): string[] {
  const record = mkdtempSync(join(folder, "coverage-"));
  runNode(args, { NODE_V8_COVERAGE: record });
  const scripts = readdirSync(record).flatMap((name) => {
    const coverage = JSON.parse(readFileSync(join(record, name), "utf8")) as Coverage;
    return coverage.result.map(({ url }) => url);
  });
  return [...new Set(scripts)]
    .filter((url) => url.includes("/dist/"))
    .map((url) => new URL(url).pathname);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
