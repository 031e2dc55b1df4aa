import { readFile, stat } from "node:fs/promises";
import { Report, REPORT_VERSION } from "../model/report.ts";
import { CliError } from "./cli-error.ts";
import { readFailure } from "./system-failure.ts";

// JavaScript strings end at half a gigabyte.
const MAX_BYTES = 500 * 10 ** 6;

/** Reads a report.json; throws CliError when it is broken, of another version or no report. */
export async function readReport(path: string): Promise<Report> {
  const hint = "expected a report.json written by `keelson scan` or `keelson evaluate`";
  const value = parse(path, await readText(path, hint), hint);
  const version = (value as { version?: unknown } | null)?.version;
  if (version !== REPORT_VERSION) {
    throw new CliError(
      version === undefined
        ? "this is no keelson report"
        : `the report has version ${JSON.stringify(version)}, expected ${REPORT_VERSION}`,
      { place: path, hint },
    );
  }
  const parsed = Report.safeParse(value);
  if (parsed.success) return withItsRules(parsed.data, path, hint);
  const [issue] = parsed.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? "" : `${issue.path.join(".")}: `;
  throw new CliError(`${where}${issue?.message ?? "not as expected"}`, { place: path, hint });
}

async function readText(path: string, hint: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES)
      throw new CliError("the file is larger than any report", { place: path, hint });
    return await readFile(path, "utf8");
  } catch (error) {
    throw readFailure(path, error, hint);
  }
}

function parse(path: string, text: string, hint: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CliError(jsonFault(text, error as Error), { place: path, hint, cause: error });
  }
}

// The message of the parser quotes the file, which is of no use and may hold account data.
function jsonFault(text: string, { message }: Error): string {
  if (text.trim() === "") return "the file is empty";
  return message.startsWith("Unexpected end") || message.startsWith("Unterminated")
    ? "the file ends too early"
    : "this is not JSON";
}

function withItsRules(report: Report, path: string, hint: string): Report {
  const ids = new Set(report.rules.map(({ id }) => id));
  const stray = report.findings.findIndex(({ rule }) => !ids.has(rule));
  if (stray < 0) return report;
  throw new CliError(`findings.${stray}.rule: the report has no such rule`, { place: path, hint });
}
