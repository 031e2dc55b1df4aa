import type { Report, ReportRule } from "../model/report.ts";

/** Names the controls that a rule gives evidence for, and their frameworks, as their publishers write them. */
export interface ControlNames {
  /** `CIS AWS Foundations Benchmark v5.0.0`, each once. */
  readonly standards: readonly string[];
  /** `CIS AWS Foundations Benchmark v5.0.0/3.6`. */
  readonly requirements: readonly string[];
}

/** Makes the function that names the controls of the report's rules. */
export function controlNames(report: Report): (rule: ReportRule) => ControlNames {
  const names = new Map(
    report.frameworks.map(({ id, title, version }) => [
      id,
      title.includes(version) ? title : `${title} v${version}`,
    ]),
  );
  const nameOf = (framework: string) => names.get(framework) ?? framework;
  return ({ controls }) => ({
    standards: [...new Set(controls.map(({ framework }) => nameOf(framework)))],
    requirements: controls.map(({ framework, control }) => `${nameOf(framework)}/${control}`),
  });
}
