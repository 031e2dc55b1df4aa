import { z } from "zod";
import { SEVERITIES } from "./severities.ts";

export { SEVERITIES };

/** The severity of a rule, and of all its findings. */
export const Severity = z
  .enum(SEVERITIES)
  .describe("How grave a failure is; a property of the rule, never of one result");
export type Severity = z.infer<typeof Severity>;

/** Negative when `a` is graver than `b`, zero when equal, positive when lighter. */
export function compareSeverity(a: Severity, b: Severity): number {
  return SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b);
}
