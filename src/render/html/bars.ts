import { OUTCOMES } from "../outcome.ts";
import { totalOf, type Tally } from "../tally.ts";

/** Width of a full bar in the units of its viewBox. */
const BAR_WIDTH = 1000;

/** No part that exists may be too thin to see. */
const THINNEST = 6;

/** One part of a stacked bar. */
export interface Segment {
  readonly status: keyof Tally;
  readonly x: number;
  readonly width: number;
}

/** The parts of a stacked bar whose full width stands for `largest` results. */
export function segments(tally: Tally, largest = totalOf(tally)): Segment[] {
  const parts: Segment[] = [];
  let x = 0;
  for (const status of OUTCOMES) {
    if (tally[status] === 0) continue;
    const width = Math.max(THINNEST, Math.round((tally[status] / largest) * BAR_WIDTH));
    parts.push({ status, x, width });
    x += width;
  }
  return parts;
}
