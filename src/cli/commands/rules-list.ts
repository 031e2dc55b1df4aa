import { SEVERITIES } from "../../model/severities.ts";
import { wrap } from "../../render/display-width.ts";
import { count } from "../../render/text.ts";
import type { Rule } from "../../rules/rule.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import type { Debug, RuleChoice } from "../options.ts";
import { loadRuleSet } from "../rule-set.ts";

/** Lists the chosen rules by service, or as JSON. */
export async function listRules(
  options: RuleChoice & Debug & { readonly json?: true },
  io: Io,
): Promise<ExitCode> {
  const { rules, frameworks } = await loadRuleSet(options);
  if (options.json === true) {
    const list = rules.map(({ id, service, severity, source, params }) => ({
      id,
      service,
      severity,
      title: source.title,
      resource: source.resource,
      params,
      controls: frameworks.controls.get(id) ?? [],
    }));
    io.stdout(`${JSON.stringify(list, null, 2)}\n`);
  } else {
    io.stdout(table(rules, io.terminal.columns));
  }
  return EXIT.done;
}

function table(rules: readonly Rule[], columns: number | undefined): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const services = [...new Set(rules.map(({ service }) => service))].sort();
  const groups = services.map((name) => {
    const own = rules.filter(({ service }) => service === name);
    return `${name}\n${own.map((rule) => row(rule, width, columns)).join("\n")}\n`;
  });
  return `${groups.join("\n")}\n${count(rules.length, "rule")}\n`;
}

// On a narrow terminal the title stands below; a pipe gets one whole line for each rule.
function row({ id, severity, source }: Rule, width: number, columns: number | undefined): string {
  const start = `  ${severity.padEnd(SEVERITY_WIDTH)}  `;
  const wide = `${start}${id.padEnd(width)}  `;
  if (columns === undefined) return `${wide}${source.title}`;
  const room = columns - wide.length;
  if (room >= NARROWEST_TITLE) {
    return wrap(source.title, room)
      .map((line, index) => `${index === 0 ? wide : " ".repeat(wide.length)}${line}`)
      .join("\n");
  }
  const below = wrap(source.title, Math.max(20, columns - start.length)).map(
    (line) => `${" ".repeat(start.length)}${line}`,
  );
  return [`${start}${id}`, ...below].join("\n");
}

const SEVERITY_WIDTH = Math.max(...SEVERITIES.map((name) => name.length));
const NARROWEST_TITLE = 40;
