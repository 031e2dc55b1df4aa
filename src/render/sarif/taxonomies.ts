import type { ReportingDescriptorRelationship, ToolComponent } from "sarif";
import type { Report, ReportRule } from "../../model/report.ts";
import { compareText } from "../../model/resource.ts";
import { sentence } from "../text.ts";

/** The frameworks that a run's rules speak of, each with the controls that they name. */
export function taxonomiesOf(rules: readonly ReportRule[], report: Report): ToolComponent[] {
  const controls = new Map<string, Set<string>>();
  for (const { framework, control } of rules.flatMap((rule) => rule.controls)) {
    controls.set(framework, (controls.get(framework) ?? new Set()).add(control));
  }
  return [...controls]
    .sort(([a], [b]) => compareText(a, b))
    .map(([framework, ids]) => {
      const summary = report.frameworks.find(({ id }) => id === framework);
      return {
        name: framework,
        ...(summary === undefined ? {} : { fullName: summary.title, version: summary.version }),
        shortDescription: { text: sentence(summary?.title ?? framework) },
        taxa: [...ids].sort(compareText).map((id) => ({ id })),
      };
    });
}

/** Links from one rule to its controls in `taxonomies`. */
export function relationshipsOf(
  rule: ReportRule,
  taxonomies: readonly ToolComponent[],
): ReportingDescriptorRelationship[] {
  return rule.controls.map(({ framework, control }) => {
    const component = taxonomies.findIndex(({ name }) => name === framework);
    const index = taxonomies[component]?.taxa?.findIndex(({ id }) => id === control) ?? -1;
    return {
      target: { id: control, index, toolComponent: { name: framework, index: component } },
      kinds: ["relevant"],
    };
  });
}
