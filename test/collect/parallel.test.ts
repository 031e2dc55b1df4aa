import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parallelMap } from "../../src/collect/parallel.ts";

/** Waits some turns of the event loop. */
async function turns(count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) await turn();
}

const delays = fc.array(fc.nat(4), { maxLength: 25 });
const limits = fc.integer({ min: 1, max: 8 });

describe("parallelMap()", () => {
  test("gives every result once, pulls no item too early, and keeps to the limit", async () => {
    await fc.assert(
      fc.asyncProperty(delays, limits, fc.nat(3), async (waits, limit, slow) => {
        let running = 0;
        let most = 0;
        let pulled = 0;
        let finished = 0;
        async function* source() {
          for (const [index, wait] of waits.entries()) {
            pulled += 1;
            expect(pulled - finished).toBeLessThanOrEqual(limit);
            yield { index, wait };
          }
        }
        const results: number[] = [];
        const mapped = parallelMap(source(), limit, async ({ index, wait }) => {
          most = Math.max(most, (running += 1));
          await turns(wait);
          running -= 1;
          finished += 1;
          return index;
        });
        for await (const result of mapped) {
          results.push(result);
          await turns(slow);
        }
        expect(results.toSorted((a, b) => a - b)).toEqual([...waits.keys()]);
        expect(most).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 60 },
    );
  });

  test("passes an error on, leaves nothing at work and nothing unhandled", async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => void unhandled.push(reason);
    process.on("unhandledRejection", note);
    try {
      await fc.assert(
        fc.asyncProperty(delays, limits, fc.nat(24), async (waits, limit, bad) => {
          let running = 0;
          let closed = false;
          async function* source() {
            try {
              yield* waits.entries();
            } finally {
              closed = true;
            }
          }
          const run = async () => {
            const work = async ([index, wait]: [number, number]) => {
              running += 1;
              await turns(wait);
              running -= 1;
              if (index >= bad) throw new Error("boom");
            };
            for await (const _ of parallelMap(source(), limit, work));
          };
          const outcome = await run().catch((error: unknown) => (error as Error).message);
          expect(outcome).toBe(waits.length > bad ? "boom" : undefined);
          expect([running, closed]).toEqual([0, true]);
        }),
        { numRuns: 60 },
      );
      await turns(5);
      expect(unhandled).toEqual([]);
    } finally {
      process.off("unhandledRejection", note);
    }
  });

  test("passes an error of the source on", async () => {
    async function* source() {
      yield 1;
      throw new Error("source");
    }
    const seen: number[] = [];
    const run = async () => {
      for await (const result of parallelMap(source(), 1, async (item) => item)) seen.push(result);
    };
    await expect(run()).rejects.toThrow("source");
    expect(seen).toEqual([1]);
  });

  test("ends its work when nobody wants more", async () => {
    let running = 0;
    const work = async (item: number) => {
      running += 1;
      await turns(2);
      running -= 1;
      return item;
    };
    for await (const _ of parallelMap([1, 2, 3, 4, 5, 6], 3, work)) break;
    expect(running).toBe(0);
  });
});
