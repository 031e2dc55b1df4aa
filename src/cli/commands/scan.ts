import { readKnownFindings } from "../baseline-file.ts";
import type { ExitCode } from "../exit-code.ts";
import { readInfrastructureCode } from "../infrastructure-code.ts";
import type { Io } from "../io.ts";
import type { Comparison, Debug, Output, RuleChoice, Scanning, SourceOptions } from "../options.ts";
import { loadRuleSet } from "../rule-set.ts";
import { scanAccount } from "../scan-account.ts";

/** Reads an account, or all of the configuration, evaluates the rules and writes the reports. */
export async function scan(
  options: Scanning & RuleChoice & Output & SourceOptions & Comparison & Debug,
  io: Io,
): Promise<ExitCode> {
  const set = await loadRuleSet(options);
  const code = await readInfrastructureCode(options, io);
  const accounts = options.config?.source.accounts;
  if (accounts === undefined) {
    const known = await readKnownFindings(options);
    return scanAccount({ set, options, known, code }, io);
  }
  const { scanAccounts } = await import("../scan-accounts.ts");
  return scanAccounts(accounts, { set, options, code }, io);
}
