import { Report, REPORT_VERSION } from "../model/report.ts";
import { CliError } from "./cli-error.ts";
import { readJson } from "./read-json.ts";

const hint = "expected a report.json written by `keelson scan` or `keelson evaluate`";

/** Reads a report.json; throws CliError when it is broken, of another version or no report. */
export async function readReport(path: string): Promise<Report> {
  const report = await readJson<Report>(path, {
    what: "report",
    version: REPORT_VERSION,
    schema: Report,
    // JavaScript strings end at half a gigabyte.
    maxBytes: 500 * 10 ** 6,
    hint,
  });
  const ids = new Set(report.rules.map(({ id }) => id));
  const stray = report.findings.findIndex(({ rule }) => !ids.has(rule));
  if (stray < 0) return report;
  throw new CliError(`findings.${stray}.rule: the report has no such rule`, { place: path, hint });
}
