import { COLLECTORS } from "../../src/collect/registry.ts";
import { emulatedName } from "../emulator/emulated-name.ts";

/** An operation as the emulator names it. */
export interface EmulatedOperation {
  readonly service: string;
  readonly operation: string;
}

/**
 * The calls whose answers may hold secrets, as the collectors declare them, in rounds: a round has at most one
 * operation of each collector, so that breaking all of a round at once hides none of them behind another.
 */
export async function roundsOfSecretCalls(): Promise<EmulatedOperation[][]> {
  const rounds: EmulatedOperation[][] = [];
  for (const load of Object.values(COLLECTORS)) {
    const { default: collector } = await load();
    const service = emulatedName(collector.client);
    const secret = Object.entries(collector.calls).filter(([, call]) => call.secrets !== undefined);
    for (const [index, [operation]] of secret.entries()) {
      (rounds[index] ??= []).push({ service, operation });
    }
  }
  return rounds;
}
