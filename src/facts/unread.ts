import type { Gap } from "../model/gap.ts";

/** Thrown when a rule or a fact asks for what was not read; carries every gap that stood in the way. */
export class UnreadError extends Error {
  readonly gaps: readonly Gap[];

  constructor(gaps: readonly Gap[]) {
    super("not read");
    this.name = "UnreadError";
    this.gaps = gaps;
  }
}
