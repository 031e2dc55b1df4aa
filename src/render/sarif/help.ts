import type { ReportRule } from "../../model/report.ts";
import { compareText } from "../../model/resource.ts";

const RESPONSIBILITY: Readonly<Record<ReportRule["responsibility"], string>> = {
  customer: "The customer is responsible.",
  shared: "AWS and the customer share the responsibility.",
};

/** The rule's help in plain text: why, how to fix, references, controls. */
export function helpText(rule: ReportRule, titles: ReadonlyMap<string, string>): string {
  const controls = controlsByFramework(rule, titles);
  return paragraphs([
    `Why: ${rule.why}`,
    `Fix: ${rule.fix.text}`,
    ...codeBlocks(rule).map(({ title, code }) => `${title}:\n${code.trimEnd()}`),
    rule.references.length > 0 && `References:\n${rule.references.map((r) => `- ${r}`).join("\n")}`,
    controls.length > 0 &&
      `Compliance:\n${controls.map(([title, ids]) => `- ${title}: ${ids}`).join("\n")}`,
    RESPONSIBILITY[rule.responsibility],
  ]);
}

/** The same help in GitHub's Markdown. */
export function helpMarkdown(rule: ReportRule, titles: ReadonlyMap<string, string>): string {
  const controls = controlsByFramework(rule, titles);
  return paragraphs([
    "## Why",
    escapeMarkdown(rule.why),
    "## Fix",
    escapeMarkdown(rule.fix.text),
    ...codeBlocks(rule).map(({ title, code, language }) => `${title}\n\n${fence(code, language)}`),
    rule.references.length > 0 && `## References\n\n${rule.references.map(link).join("\n")}`,
    controls.length > 0 &&
      `## Compliance\n\n${controls
        .map(([title, ids]) => `- ${escapeMarkdown(title)}: ${escapeMarkdown(ids)}`)
        .join("\n")}`,
    RESPONSIBILITY[rule.responsibility],
  ]);
}

function paragraphs(parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false && part !== "").join("\n\n");
}

function codeBlocks(rule: ReportRule): { title: string; code: string; language: string }[] {
  const { cli, terraform, cloudformation } = rule.fix;
  return [
    { title: "AWS CLI", code: cli ?? "", language: "sh" },
    { title: "Terraform", code: terraform ?? "", language: "hcl" },
    { title: "CloudFormation", code: cloudformation ?? "", language: "yaml" },
  ].filter(({ code }) => code !== "");
}

function controlsByFramework(
  rule: ReportRule,
  titles: ReadonlyMap<string, string>,
): [title: string, controls: string][] {
  const groups = new Map<string, string[]>();
  for (const { framework, control } of rule.controls) {
    groups.set(framework, [...(groups.get(framework) ?? []), control]);
  }
  return [...groups]
    .sort(([a], [b]) => compareText(a, b))
    .map(([framework, controls]) => [titles.get(framework) ?? framework, controls.join(", ")]);
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>&#|~!+]/g, (character) =>
    character === "<" ? "&lt;" : character === "&" ? "&amp;" : `\\${character}`,
  );
}

/** A fence longer than every run of backticks inside, so that the code cannot close it. */
function fence(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const marks = "`".repeat(longest + 1);
  return `${marks}${language}\n${code.trimEnd()}\n${marks}`;
}

function link(reference: string): string {
  const isLink = reference.startsWith("https://") && URL.canParse(reference);
  return isLink ? `- <${new URL(reference).href}>` : `- ${escapeMarkdown(reference)}`;
}
