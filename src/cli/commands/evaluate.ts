import { evaluateSnapshot } from "../evaluate-snapshot.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import type { Debug, Output, RuleChoice } from "../options.ts";
import { loadRuleSet } from "../rule-set.ts";
import { makeFolder } from "../make-folder.ts";
import { writeReport } from "../write-report.ts";

/** Evaluates the rules on a snapshot file and writes the reports. */
export async function evaluate(
  options: RuleChoice & Output & Debug,
  io: Io,
  snapshot: string,
): Promise<ExitCode> {
  const set = await loadRuleSet(options);
  await makeFolder(options.out);
  return writeReport(await evaluateSnapshot(snapshot, set), options, io);
}
