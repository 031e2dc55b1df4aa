import type { JournalEntry } from "../collect/journal.ts";
import { CliError } from "./cli-error.ts";
import { EXIT } from "./exit-code.ts";

/** Throws when every call after the sign-in failed: a report of nothing but unknowns would help nobody. */
export function nothingReadable(journal: readonly JournalEntry[]): void {
  const calls = journal.filter(({ service }) => service !== "sts");
  const made = calls.reduce((sum, entry) => sum + entry.calls, 0);
  const failed = calls.reduce((sum, entry) => sum + entry.failures, 0);
  if (made === 0 || failed < made) return;
  throw new CliError(`nothing could be read: all ${made} calls failed`, {
    hint: "`keelson permissions` prints the policy that the caller needs; the managed policy SecurityAudit covers most of it",
    exitCode: EXIT.failed,
  });
}
