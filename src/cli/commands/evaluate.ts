import { readKnownFindings } from "../baseline-file.ts";
import { evaluateSnapshot } from "../evaluate-snapshot.ts";
import type { ExitCode } from "../exit-code.ts";
import { readInfrastructureCode } from "../infrastructure-code.ts";
import type { Io } from "../io.ts";
import type { Comparison, Debug, Output, RuleChoice, SourceOptions } from "../options.ts";
import { loadRuleSet } from "../rule-set.ts";
import { makeFolder } from "../make-folder.ts";
import { writeReport } from "../write-report.ts";

/** Evaluates the rules on a snapshot file and writes the reports. */
export async function evaluate(
  options: RuleChoice & Output & SourceOptions & Comparison & Debug,
  io: Io,
  snapshot: string,
): Promise<ExitCode> {
  const set = await loadRuleSet(options);
  const known = await readKnownFindings(options);
  const code = await readInfrastructureCode(options, io);
  await makeFolder(options.out);
  return writeReport(await evaluateSnapshot(snapshot, set, { code, known }), options, io);
}
