import { motoAvailable } from "./moto.ts";

/**
 * Whether tests against the emulator can run. Where they cannot, CI fails;
 * elsewhere the reason is printed and the tests are to be skipped.
 */
export async function canRunEmulator(): Promise<boolean> {
  const available = await motoAvailable();
  if (available === true) return true;
  if (process.env["CI"]) throw new Error(available);
  process.stderr.write(`skipped: ${available}\n`);
  return false;
}
