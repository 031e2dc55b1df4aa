import { join } from "node:path";
import { assetPath } from "../../assets.ts";
import { loadReplay } from "../../collect/replay.ts";
import { collectToFile, interruptedError } from "../collect-to-file.ts";
import { readKnownFindings } from "../baseline-file.ts";
import { evaluateSnapshot } from "../evaluate-snapshot.ts";
import type { ExitCode } from "../exit-code.ts";
import { readInfrastructureCode } from "../infrastructure-code.ts";
import type { Io } from "../io.ts";
import type { Comparison, Debug, Output, RuleChoice, SourceOptions } from "../options.ts";
import { loadRuleSet } from "../rule-set.ts";
import { statsTable } from "../stats.ts";
import { writeReport } from "../write-report.ts";

/** Recorded from the seeded test account by `npm run record`. */
export const DEMO_RECORDING = "fixtures/demo/traffic.ndjson.gz";

/** Scans the recorded demo account, without credentials or network. */
export async function demo(
  options: RuleChoice & Output & SourceOptions & Comparison & Debug & { readonly stats?: true },
  io: Io,
): Promise<ExitCode> {
  const set = await loadRuleSet(options);
  const known = await readKnownFindings(options);
  const code = await readInfrastructureCode(options, io);
  const path = join(options.out, "snapshot.ndjson.gz");
  const replay = loadReplay(assetPath(DEMO_RECORDING));
  const scanning = { ...options, region: [], concurrency: 40 };
  const { interrupted, journal } = await collectToFile(
    { rules: set.rules, path, options: scanning, replay, checkAccount: known?.checkAccount },
    io,
  );
  if (options.stats === true) io.stderr(statsTable(journal));
  if (interrupted) throw interruptedError(path);
  return writeReport(await evaluateSnapshot(path, set, { code, known }), options, io);
}
