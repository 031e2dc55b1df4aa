import { permissionsOf } from "../../engine/permissions.ts";
import { examplesOf } from "../../engine/examples.ts";
import type { ControlReference } from "../../model/report.ts";
import { wrap } from "../../render/display-width.ts";
import type { Rule } from "../../rules/rule.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import type { Debug, RuleChoice } from "../options.ts";
import { loadRuleSet } from "../rule-set.ts";

/** Shows a rule whole; `id` may be a pattern. */
export async function showRule(
  { rules: folders, config }: Debug & Pick<RuleChoice, "rules" | "config">,
  io: Io,
  id: string,
): Promise<ExitCode> {
  const { rules, frameworks } = await loadRuleSet({
    service: [],
    rule: [id],
    rules: folders,
    config,
  });
  io.stdout(
    rules
      .map((rule) => describe(rule, frameworks.controls.get(rule.id) ?? [], io.terminal.columns))
      .join("\n\n"),
  );
  return EXIT.done;
}

function describe(
  rule: Rule,
  controls: readonly ControlReference[],
  columns: number | undefined,
): string {
  const { source } = rule;
  const parts: [string, string | undefined][] = [
    ["Judges", `${rule.resource.title} (${rule.resource.type})`],
    ["Applies when", source.when],
    ["Passes when", source.pass],
    [
      "Parameters",
      Object.entries(rule.params)
        .map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
        .join("\n"),
    ],
    ["Why", prose(source.why, columns)],
    ["Fix", prose(source.fix.text, columns)],
    ["AWS CLI", source.fix.cli],
    ["Terraform", source.fix.terraform],
    ["CloudFormation", source.fix.cloudformation],
    ["Controls", controls.map(({ framework, control }) => `${framework} ${control}`).join("\n")],
    ["Permissions", permissionsOf([rule]).join("\n")],
    [
      "Examples",
      examplesOf(rule)
        .map(({ kind, example }) => `${kind}: ${example.name}`)
        .join("\n"),
    ],
    ["References", source.references.join("\n")],
  ];
  const body = parts
    .filter(([, text]) => text !== undefined && text !== "")
    .map(([head, text]) => `${head}\n${indent(text ?? "")}`);
  return `${rule.id}  ${rule.severity}\n${source.title}\n\n${body.join("\n\n")}\n`;
}

// Only sentences are broken: what is to be copied stays whole.
function prose(text: string, columns: number | undefined): string {
  if (columns === undefined) return text;
  return text
    .split("\n")
    .flatMap((line) => wrap(line, Math.max(30, columns - 2)))
    .join("\n");
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
}
