import type { AsffFinding } from "../model/asff.ts";
import type { Report } from "../model/report.ts";
import { compareText } from "../model/resource.ts";
import { batchesOf } from "./asff/batches.ts";
import { asffFinding } from "./asff/finding.ts";
import { groupBy } from "./group-by.ts";
import { jsonText } from "./json-text.ts";
import { worstFirst } from "./worst-first.ts";

/** One batch, ready to be written. */
export interface AsffFile {
  readonly name: string;
  readonly text: string;
}

/** Every result in the AWS Security Finding Format, by the Region of import; one for each Id. */
export function asffFindings(report: Report, home?: string): Map<string, AsffFinding[]> {
  const findings = new Map<string, AsffFinding>();
  const toAsff = asffFinding(report, home);
  for (const finding of worstFirst(report.findings)) {
    const asff = toAsff(finding);
    const key = `${asff.Region}\0${asff.Id}`;
    if (!findings.has(key)) findings.set(key, asff);
  }
  const regions = [...groupBy(findings.values(), ({ Region }) => Region)];
  return new Map(regions.sort(([a], [b]) => compareText(a, b)));
}

/**
 * Renders every result as input of `aws securityhub batch-import-findings --cli-input-json`: `report.asff-1.json` and
 * so on, each for one Region and within the limits of one call.
 */
export function asffFiles(report: Report): AsffFile[] {
  const batches = [...asffFindings(report).values()].flatMap((findings) => batchesOf(findings));
  return batches.map((batch, index) => ({
    name: `report.asff-${index + 1}.json`,
    text: `{"Findings": [\n${batch.map((finding) => jsonText(finding)).join(",\n")}\n]}\n`,
  }));
}
