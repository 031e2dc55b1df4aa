import { join } from "node:path";
import { collectToFile, interruptedError } from "../collect-to-file.ts";
import { evaluateSnapshot } from "../evaluate-snapshot.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { nothingReadable } from "../nothing-readable.ts";
import type { Debug, Output, RuleChoice, Scanning } from "../options.ts";
import { loadRuleSet } from "../rule-set.ts";
import { statsTable } from "../stats.ts";
import { writeReport } from "../write-report.ts";

/** Reads an account, evaluates the rules and writes the reports. */
export async function scan(
  options: Scanning & RuleChoice & Output & Debug,
  io: Io,
): Promise<ExitCode> {
  const set = await loadRuleSet(options);
  const path = join(options.out, "snapshot.ndjson.gz");
  const { interrupted, journal, reasons } = await collectToFile(
    { rules: set.rules, path, options },
    io,
  );
  if (options.stats === true) io.stderr(statsTable(journal));
  if (interrupted) throw interruptedError(path);
  nothingReadable(journal, reasons);
  return writeReport(await evaluateSnapshot(path, set), options, io);
}
