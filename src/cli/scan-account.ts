import { join } from "node:path";
import type { KnownFindings } from "./baseline-file.ts";
import { collectToFile, interruptedError, type CollectJob } from "./collect-to-file.ts";
import { evaluateSnapshot } from "./evaluate-snapshot.ts";
import type { ExitCode } from "./exit-code.ts";
import type { InfrastructureCode } from "./infrastructure-code.ts";
import type { Io } from "./io.ts";
import { needsTags } from "./needs-tags.ts";
import { nothingReadable } from "./nothing-readable.ts";
import type { Debug, Output, RuleChoice, Scanning, SourceOptions } from "./options.ts";
import type { RuleSet } from "./rule-set.ts";
import { statsTable } from "./stats.ts";
import { writeReport } from "./write-report.ts";

/** One account to scan: how, with which rules, and what its findings are compared with. */
export interface AccountScan {
  readonly set: RuleSet;
  readonly options: Scanning & RuleChoice & Output & SourceOptions & Debug;
  readonly role?: CollectJob["role"];
  readonly known: KnownFindings | undefined;
  readonly code: InfrastructureCode | undefined;
}

/** Reads one account, evaluates the rules and writes the reports into the folder of the output. */
export async function scanAccount(
  { set, options, role, known, code }: AccountScan,
  io: Io,
): Promise<ExitCode> {
  const path = join(options.out, "snapshot.ndjson.gz");
  const { interrupted, journal, reasons } = await collectToFile(
    {
      rules: set.rules,
      path,
      options,
      tags: needsTags(options),
      role,
      checkAccount: known?.checkAccount,
    },
    io,
  );
  if (options.stats === true) io.stderr(statsTable(journal));
  if (interrupted) throw interruptedError(path);
  nothingReadable(journal, reasons);
  return writeReport(await evaluateSnapshot(path, set, { code, known }), options, io);
}
