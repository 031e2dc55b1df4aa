import { fingerprint } from "../secrets/fingerprint.ts";
import { judgeValue } from "../secrets/judge-value.ts";
import type { Judge } from "./define.ts";

/** A judge of values that may hold a secret: it tells equal secrets by a fingerprint under `key`, never by the value. */
export function createJudge(key: Uint8Array): Judge {
  return async (name, value) => {
    const { secret, sensitiveName, form } = await judgeValue(name, value);
    return {
      secret: secret && { ...secret, fingerprint: fingerprint(key, value) },
      sensitiveName,
      form,
    };
  };
}
