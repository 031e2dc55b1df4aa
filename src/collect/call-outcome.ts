import type { Call } from "./define.ts";
import { errorName } from "./errors.ts";

/** Whether AWS says with this error that there is none. */
export function meansNone({ none = [] }: Call, error: unknown): boolean {
  const name = errorName(error);
  const message = error instanceof Error ? error.message : "";
  return none.some((each) =>
    typeof each === "string" ? each === name : each.name === name && each.message.test(message),
  );
}

/** How often the SDK sent a call, by what it returned or threw. */
export function attemptsOf(result: unknown): number {
  const metadata = (result as { $metadata?: { attempts?: number } }).$metadata;
  return metadata?.attempts ?? 1;
}
