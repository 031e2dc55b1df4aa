import type { Rule } from "../../rules/rule.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import type { Debug, RuleChoice } from "../options.ts";
import { loadRuleSet } from "../rule-set.ts";

export async function listRules(options: RuleChoice & Debug & { readonly json?: true }, io: Io): Promise<ExitCode> {
  const { rules, frameworks } = await loadRuleSet(options);
  if (options.json === true) {
    const list = rules.map(({ id, service, severity, source }) => ({
      id,
      service,
      severity,
      title: source.title,
      resource: source.resource,
      params: source.params ?? {},
      controls: frameworks.controls.get(id) ?? [],
    }));
    io.stdout(`${JSON.stringify(list, null, 2)}\n`);
  } else {
    io.stdout(table(rules));
  }
  return EXIT.done;
}

function table(rules: readonly Rule[]): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const lines = rules.map(({ id, severity, source }) => `${id.padEnd(width)}  ${severity.padEnd(13)}  ${source.title}`);
  return `${lines.join("\n")}\n\n${rules.length} ${rules.length === 1 ? "rule" : "rules"}\n`;
}
