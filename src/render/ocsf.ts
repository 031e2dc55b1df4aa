import type { Report } from "../model/report.ts";
import { jsonText } from "./json-text.ts";
import { complianceFinding } from "./ocsf/compliance-finding.ts";
import { DEFAULT_OCSF_VERSION, type OcsfVersion } from "./ocsf/versions.ts";
import { worstFirst } from "./worst-first.ts";

/** Renders every result as an OCSF Compliance Finding (class 2003), one a line. */
export function renderOcsf(report: Report, version: OcsfVersion = DEFAULT_OCSF_VERSION): string {
  const eventOf = complianceFinding(report, version);
  return worstFirst(report.findings)
    .map((finding) => `${jsonText(eventOf(finding))}\n`)
    .join("");
}
