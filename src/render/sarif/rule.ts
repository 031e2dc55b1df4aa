import type { ReportingDescriptor, ReportingDescriptorRelationship } from "sarif";
import type { ControlReference, ReportRule } from "../../model/report.ts";
import { clip, oneLine, sentence, visible } from "../text.ts";
import { helpMarkdown, helpText } from "./help.ts";
import { configurationOf, securitySeverity } from "./severity.ts";

const MAX_DESCRIPTION = 1024;
/** GitHub refuses more than 20 tags and shows 10. */
const MAX_TAGS = 10;

/** A rule as SARIF sees it; `relationships` point to the taxa of the run. */
export function descriptorOf(
  rule: ReportRule,
  titles: ReadonlyMap<string, string>,
  relationships: ReportingDescriptorRelationship[],
): ReportingDescriptor {
  const score = securitySeverity(rule.severity);
  const pages = rule.page === undefined ? rule.references : [rule.page, ...rule.references];
  const helpUri = pages.find((page) => page.startsWith("https://"));
  return {
    id: rule.id,
    name: friendlyName(rule.id),
    shortDescription: { text: description(rule.title) },
    fullDescription: { text: description(rule.why) },
    help: { text: helpText(rule, titles), markdown: helpMarkdown(rule, titles) },
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: configurationOf(rule.severity),
    ...(relationships.length === 0 ? {} : { relationships }),
    properties: {
      tags: tagsOf(rule),
      precision: "very-high",
      ...(score === undefined ? {} : { "security-severity": score }),
    },
  };
}

function description(text: string): string {
  return clip(sentence(oneLine(text)), MAX_DESCRIPTION);
}

/** SARIF wants a Pascal-case name that is more than the id in other letters. */
function friendlyName(id: string): string {
  const words = id.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const pascal = words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join("");
  return clip(pascal.toLowerCase() === id.toLowerCase() ? `${pascal}Rule` : pascal, 255);
}

function tagsOf(rule: ReportRule): string[] {
  const controls = firstOfEachFramework(rule.controls).map(
    ({ framework, control }) => `${framework}/${control}`,
  );
  return [...new Set(["security", rule.service, ...controls].map(visible))].slice(0, MAX_TAGS);
}

/** With more controls than tags, each framework should be found by at least one of its own. */
function firstOfEachFramework(controls: readonly ControlReference[]): ControlReference[] {
  const seen = new Set<string>();
  const isFirst = new Map(
    controls.map((control) => {
      const first = !seen.has(control.framework);
      seen.add(control.framework);
      return [control, first];
    }),
  );
  return [...controls].sort((a, b) => Number(isFirst.get(b)) - Number(isFirst.get(a)));
}
