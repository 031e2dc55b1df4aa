import { expect, test } from "vitest";
import { pacer } from "../../src/collect/pacer.ts";

test("starts lie an interval apart, and a slow call costs no further wait", async () => {
  let now = 1000;
  const pace = pacer(100, {
    now: () => now,
    wait: async (milliseconds) => void (now += milliseconds),
  });
  const starts: number[] = [];
  for (const work of [0, 30, 250, 0, 0]) {
    await pace();
    starts.push(now);
    now += work;
  }
  expect(starts).toEqual([1000, 1100, 1200, 1450, 1550]);
});
