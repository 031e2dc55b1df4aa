import { readdirSync } from "node:fs";
import type { ControlReference } from "../../src/model/report.ts";
import type { Frameworks } from "../../src/rules/frameworks.ts";
import type { Rule } from "../../src/rules/rule.ts";
import { builtInRules } from "./built-in-rules.ts";
import { anchor, code, codeBlock, generatedFrom, page, prose, section, table } from "./markdown.ts";

const FOLDER = "docs/rules";
const RESPONSIBILITY = {
  customer: "The customer's part of the shared responsibility model: security in the cloud.",
  shared: "A shared part of the responsibility model: AWS offers it, the customer sets it up.",
};

/** docs/rules: a page per rule and an index by service. Pages of rules that are gone are removed. */
export async function ruleDocs(): Promise<Record<string, string | null>> {
  const { permissionsOf } = await import("../../src/engine/permissions.ts");
  const { examplesOf } = await import("../../src/engine/examples.ts");
  const { SEVERITIES } = await import("../../src/model/severities.ts");
  const { rules, frameworks } = await builtInRules();
  const written: Record<string, string | null> = {};
  for (const name of readdirSync(FOLDER)) written[`${FOLDER}/${name}`] = null;
  written[`${FOLDER}/README.md`] = index(rules, SEVERITIES);
  for (const rule of rules) {
    const examples = examplesOf(rule).map(({ kind, example }) => [kind, prose(example.name)]);
    written[`${FOLDER}/${rule.id}.md`] = rulePage(rule, {
      examples,
      controls: controlRows(frameworks.controls.get(rule.id) ?? [], frameworks),
      permissions: permissionsOf([rule]),
    });
  }
  return written;
}

interface Details {
  readonly examples: readonly (readonly string[])[];
  readonly controls: readonly (readonly string[])[];
  readonly permissions: readonly string[];
}

function rulePage(rule: Rule, { examples, controls, permissions }: Details): string {
  const { id, severity, service, source, resource } = rule;
  const { fix } = source;
  const params = Object.entries(rule.params).map(([name, value]) => [
    code(name),
    code(JSON.stringify(value)),
  ]);
  return page(
    generatedFrom(rule.file),
    `# ${prose(source.title)}`,
    `${code(id)} · severity **${severity}** · service ${code(service)}`,
    prose(source.why),
    section(
      "## What it judges",
      [
        `Each [${prose(resource.title)}](../resources.md#${anchor(resource.type)}) (${code(resource.type)}).`,
        condition("It applies when:", source.when),
        condition("It passes when:", source.pass),
      ]
        .filter((part) => part !== "")
        .join("\n\n"),
    ),
    section("## Parameters", table(["Name", "Default"], params)),
    section("## Fix", prose(fix.text)),
    section("### AWS CLI", block("sh", fix.cli)),
    section("### Terraform", block("hcl", fix.terraform)),
    section("### CloudFormation", block("yaml", fix.cloudformation)),
    section("## Examples", table(["Result", "Case"], examples)),
    section("## Controls", table(["Framework", "Control"], controls)),
    section("## Permissions", permissions.map((action) => `- ${code(action)}`).join("\n")),
    section("## Responsibility", RESPONSIBILITY[source.responsibility]),
    section("## References", source.references.map((url) => `- <${url}>`).join("\n")),
  );
}

function condition(lead: string, text: string | undefined): string {
  return text === undefined ? "" : `${lead}\n\n${codeBlock("cel", text)}`;
}

function block(language: string, text: string | undefined): string | undefined {
  return text === undefined ? undefined : codeBlock(language, text);
}

function controlRows(controls: readonly ControlReference[], { summaries }: Frameworks): string[][] {
  return summaries.flatMap(({ id, title, version }) => {
    const ids = controls.filter(({ framework }) => framework === id).map(({ control }) => control);
    return ids.length === 0 ? [] : [[`${prose(title)} ${prose(version)}`, prose(ids.join(", "))]];
  });
}

function index(rules: readonly Rule[], severities: readonly string[]): string {
  const services = [...new Set(rules.map(({ service }) => service))].sort();
  const of = (service: string) => rules.filter((rule) => rule.service === service);
  const count = (list: readonly Rule[], severity: string) =>
    String(list.filter((rule) => rule.severity === severity).length);
  const rows = services.map((service) => [
    `[${prose(service)}](#${anchor(service)})`,
    ...severities.map((severity) => count(of(service), severity)),
    String(of(service).length),
  ]);
  const total = [
    "**all**",
    ...severities.map((severity) => count(rules, severity)),
    String(rules.length),
  ];
  return page(
    generatedFrom("rules/"),
    "# Rules",
    `${rules.length} rules. \`keelson rules list\` and \`keelson rules show <id>\` tell the same on the command line.`,
    table(["Service", ...severities, "all"], [...rows, total]),
    ...services.map((service) =>
      section(
        `## ${prose(service)}`,
        table(
          ["Rule", "Severity", "What is wrong when it fails"],
          of(service).map(({ id, severity, source }) => [
            `[${id}](${id}.md)`,
            severity,
            prose(source.title),
          ]),
        ),
      ),
    ),
  );
}
