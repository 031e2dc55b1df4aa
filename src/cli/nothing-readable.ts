import type { JournalEntry } from "../collect/journal.ts";
import type { Gap } from "../model/gap.ts";
import { CliError } from "./cli-error.ts";
import { EXIT } from "./exit-code.ts";

/** Throws when every call after the sign-in failed: a report of nothing but unknowns would help nobody. */
export function nothingReadable(
  journal: readonly JournalEntry[],
  reasons: ReadonlySet<Gap["reason"]>,
): void {
  // The identity and the list of Regions say nothing about the account's resources.
  const calls = journal.filter(
    ({ service, operation }) => service !== "sts" && operation !== "DescribeRegions",
  );
  const made = calls.reduce((sum, entry) => sum + entry.calls, 0);
  const failed = calls.reduce((sum, entry) => sum + entry.failures, 0);
  // Where AWS does not offer the service, nothing can exist: that is an answer.
  if (made === 0 || failed < made || reasons.has("unsupported-region")) return;
  const denied = reasons.has("denied") || reasons.has("denied-by-scp");
  throw new CliError(
    `nothing could be read: ${made === 1 ? "the only call" : `all ${made} calls`} failed`,
    {
      hint: denied
        ? "`keelson permissions` prints the policy that the caller needs; the managed policy SecurityAudit covers most of it"
        : "--debug shows what AWS answered",
      exitCode: EXIT.failed,
    },
  );
}
