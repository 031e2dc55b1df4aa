import { devNull } from "node:os";
import { createAnswers } from "./answers/index.ts";
import type { Fault } from "./faults.ts";
import { startMoto } from "./moto.ts";
import { loopbackName } from "./loopback-name.ts";
import { type LoggedRequest, startProxy } from "./proxy.ts";

export { ACCOUNT } from "./answers.ts";
export { REGIONS } from "./answers/ec2.ts";
export type { Fault, FaultKind } from "./faults.ts";
export { canRunEmulator } from "./require-moto.ts";
export type { AnsweredBy, LoggedRequest } from "./proxy.ts";

/** An AWS account on this machine. */
export interface Emulator {
  readonly url: string;
  /** Environment that points AWS SDKs and tools at the emulator and away from real credentials. */
  readonly env: Readonly<Record<string, string>>;
  /** Every request since the start, the last `reset` or the last `clearLog`. */
  readonly log: readonly LoggedRequest[];
  clearLog(): void;
  fault(fault: Fault): void;
  clearFaults(): void;
  /** `service:Operation` of every call so far that the emulator could not serve, sorted. */
  unimplemented(): string[];
  /** Empties the account, the log, the faults and the list of unimplemented calls. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts moto and the proxy before it. The emulated account has four enabled Regions. */
export async function startEmulator(): Promise<Emulator> {
  const moto = await startMoto();
  const proxy = await startProxy(moto.url);
  proxy.setAnswers(createAnswers());
  const clearLog = (): void => {
    proxy.log.length = 0;
  };
  return {
    url: proxy.url,
    env: {
      AWS_ENDPOINT_URL: proxy.url,
      // S3 Control puts the account id before the host, which only a name bears.
      AWS_ENDPOINT_URL_S3_CONTROL: loopbackName(proxy.url),
      AWS_ACCESS_KEY_ID: "testing",
      AWS_SECRET_ACCESS_KEY: "testing",
      AWS_SESSION_TOKEN: "testing",
      AWS_REGION: "us-east-1",
      AWS_DEFAULT_REGION: "us-east-1",
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_CONFIG_FILE: devNull,
      AWS_SHARED_CREDENTIALS_FILE: devNull,
    },
    log: proxy.log,
    clearLog,
    fault: (fault) => proxy.faults.add(fault),
    clearFaults: () => proxy.faults.clear(),
    unimplemented: () => [...proxy.unimplemented].sort(),
    reset: async () => {
      const response = await fetch(`${moto.url}/moto-api/reset`, { method: "POST" });
      if (!response.ok) throw new Error(`moto cannot be reset: ${response.status}`);
      proxy.setAnswers(createAnswers());
      proxy.faults.clear();
      proxy.unimplemented.clear();
      clearLog();
    },
    stop: async () => {
      await proxy.stop();
      await moto.stop();
    },
  };
}
