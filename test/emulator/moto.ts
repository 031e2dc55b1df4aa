import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { pythonWithMoto } from "./python-environment.ts";

const SERVER = fileURLToPath(new URL("moto-server.py", import.meta.url));
const START_LIMIT_MS = 60_000;

const SETTINGS = {
  MOTO_EC2_LOAD_DEFAULT_AMIS: "false",
  MOTO_ACM_VALIDATION_WAIT: "0",
  PYTHONUNBUFFERED: "1",
};

/** A moto server on a free loopback port. */
export interface Moto {
  readonly url: string;
  stop(): Promise<void>;
}

/** `true` when moto can run here, otherwise the reason why it cannot. */
export async function motoAvailable(): Promise<true | string> {
  if (process.platform === "win32") return "the emulator needs a POSIX system";
  return pythonWithMoto().then(
    () => true as const,
    (error: unknown) => `moto cannot be installed: ${(error as Error).message}`,
  );
}

/** Starts moto, which ends with `stop()` or with this process, whichever comes first. */
export async function startMoto(): Promise<Moto> {
  const server = spawn(await pythonWithMoto(), [SERVER], {
    env: { ...process.env, ...SETTINGS },
    stdio: ["pipe", "ignore", "pipe"],
  });
  const ended = once(server, "exit");
  let output = "";
  const ready = new Promise<string>((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`moto ${why}: ${output.slice(-2000)}`));
    const timer = setTimeout(() => fail("did not start in time"), START_LIMIT_MS);
    server.once("error", (error) => fail(`could not be started (${error.message})`));
    server.once("exit", (code) => fail(`ended with code ${code}`));
    server.stderr.setEncoding("utf8").on("data", (text: string) => {
      // Tracebacks of crashed calls come here as well; the pipe must be drained for ever.
      output = (output + text).slice(-10_000);
      const url = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    });
  });
  const stop = async (): Promise<void> => {
    server.stdin.end();
    server.kill("SIGKILL");
    await ended;
  };
  try {
    return { url: await ready, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
