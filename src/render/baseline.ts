import { Baseline } from "../model/baseline.ts";
import { jsonText } from "./json-text.ts";

/** Renders a baseline as JSON, one finding a line, so that a change of it reads well in a review. */
export function renderBaseline(baseline: Baseline): string {
  const { findings, ...head } = Baseline.parse(baseline);
  const fields = Object.entries(head).map(
    ([key, value]) => `  ${jsonText(key)}: ${jsonText(value)}`,
  );
  const rows = findings.map((finding) => `    ${jsonText(finding)}`);
  const list = rows.length === 0 ? "[]" : `[\n${rows.join(",\n")}\n  ]`;
  return `{\n${[...fields, `  "findings": ${list}`].join(",\n")}\n}\n`;
}
