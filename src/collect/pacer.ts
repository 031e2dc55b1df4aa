import { setTimeout as delay } from "node:timers/promises";

/** What tells the time in milliseconds, and lets it pass. */
export interface Clock {
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

/** The clock of this machine; a wait ends with the signal. */
export function realClock(signal: AbortSignal): Clock {
  return {
    now: () => performance.now(),
    wait: async (milliseconds) => delay(milliseconds, undefined, { signal }),
  };
}

/** Makes a function that returns at most once in `interval` milliseconds. */
export function pacer(interval: number, clock: Clock): () => Promise<void> {
  let next = -Infinity;
  return async () => {
    const now = clock.now();
    const start = Math.max(next, now);
    next = start + interval;
    if (start > now) await clock.wait(start - now);
  };
}
