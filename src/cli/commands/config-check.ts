import { count } from "../../render/text.ts";
import { CliError } from "../cli-error.ts";
import { CONFIG_NAME } from "../config/find.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import type { Debug, RuleChoice } from "../options.ts";
import { loadRuleSet } from "../rule-set.ts";

/** Checks the configuration file, also against the rules that it names. */
export async function checkConfig(
  { config }: Debug & Pick<RuleChoice, "config">,
  io: Io,
): Promise<ExitCode> {
  if (config === undefined) {
    throw new CliError(`there is no ${CONFIG_NAME} here or in a folder above`, {
      hint: "`keelson init` writes one; --config names one that stands elsewhere",
    });
  }
  const { warnOfBroad } = await import("../config/apply.ts");
  await warnOfBroad(config, io);
  const { rules: choice, services = [] } = config.source;
  const { rules } = await loadRuleSet({
    service: services,
    rule: [],
    rules: config.ruleFolders,
    only: choice?.only,
    off: choice?.off,
    config,
  });
  const parts = [
    count(rules.length, "rule"),
    count(config.suppressions.length, "suppression"),
    ...(config.source.accounts === undefined
      ? []
      : [count(config.source.accounts.length, "account")]),
  ];
  io.stdout(`${config.path} is in order: ${parts.join(", ")}\n`);
  return EXIT.done;
}
