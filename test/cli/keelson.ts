import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
} from "node:fs";
import { devNull, tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";

/** The built command; another build can be named by the environment. */
const MAIN = resolve(process.env["KEELSON_MAIN"] ?? "dist/main.js");

if (!built()) build();

function built(): boolean {
  return existsSync(MAIN) && existsSync(join(dirname(MAIN), "rules.json"));
}

/** Builds, unless another test file is at it already: then waits for the end of that. */
function build(): void {
  const lock = join(tmpdir(), "keelson-test-build.lock");
  try {
    mkdirSync(lock);
  } catch {
    for (let tries = 0; tries < 300 && !built(); tries += 1) execFileSync("sleep", ["0.1"]);
    return;
  }
  try {
    execFileSync(process.execPath, ["--import", "tsx", ".tools/build.ts"]);
  } finally {
    rmSync(lock, { recursive: true });
  }
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with what standard error holds so far, whenever there is more. */
  readonly onStderr?: (text: string, child: ChildProcess) => void;
  readonly onStart?: (child: ChildProcess) => void;
  /** Runs the command in this shell text, as "$@". */
  readonly shell?: string;
}

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command in a folder, without credentials or configuration of this machine. */
export async function keelson(args: readonly string[], options: RunOptions): Promise<Ended> {
  const command = [process.execPath, MAIN, ...args];
  const [program = "", ...rest] =
    options.shell === undefined ? command : ["bash", "-c", options.shell, "bash", ...command];
  const child = spawn(program, rest, {
    cwd: options.cwd,
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: options.cwd,
      XDG_STATE_HOME: join(tmpdir(), "keelson-test-state"),
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_CONFIG_FILE: devNull,
      AWS_SHARED_CREDENTIALS_FILE: devNull,
      AWS_MAX_ATTEMPTS: "1",
      ...options.env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  options.onStart?.(child);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    options.onStderr?.(stderr, child);
  });
  const status = await new Promise<number | null>((done, fail) => {
    child.once("error", fail);
    child.once("close", done);
  });
  return { status, stdout, stderr };
}

/** A new empty folder. */
export function newFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), "keelson-test-")));
}

/** Every file below a folder with its content, by relative path. */
export function contentOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path), readFileSync(path, "latin1")];
    }),
  );
}
