import { CliError } from "../cli-error.ts";
import { collectToFile, interruptedError } from "../collect-to-file.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { needsTags } from "../needs-tags.ts";
import { nothingReadable } from "../nothing-readable.ts";
import type { Debug, RuleChoice, Scanning } from "../options.ts";
import { loadRuleSet } from "../rule-set.ts";
import { statsTable } from "../stats.ts";

/** Reads an account into a snapshot file and prints its path. */
export async function collect(
  options: Scanning & RuleChoice & Debug & { readonly out: string },
  io: Io,
): Promise<ExitCode> {
  const accounts = options.config?.source.accounts;
  if (accounts !== undefined) {
    throw new CliError(
      "`keelson collect` reads one account, and the configuration names accounts",
      {
        hint: "`keelson scan` reads them all; --no-config and --profile choose one",
      },
    );
  }
  const { rules } = await loadRuleSet(options);
  const { interrupted, journal, reasons } = await collectToFile(
    { rules, path: options.out, options, tags: needsTags(options) },
    io,
  );
  if (options.stats === true) io.stderr(statsTable(journal));
  if (interrupted) throw interruptedError(options.out);
  nothingReadable(journal, reasons);
  io.stdout(`${options.out}\n`);
  return EXIT.done;
}
