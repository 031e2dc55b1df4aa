import { readFile, stat } from "node:fs/promises";
import { Report, REPORT_VERSION } from "../../model/report.ts";
import { CliError } from "../cli-error.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import type { Debug, Output } from "../options.ts";
import { readFailure } from "../system-failure.ts";
import { writeReport } from "../write-report.ts";

// JavaScript strings end at half a gigabyte.
const MAX_BYTES = 500 * 10 ** 6;

export async function report(options: Output & Debug, io: Io, path: string): Promise<ExitCode> {
  return writeReport(await readReport(path), options, io);
}

async function readReport(path: string): Promise<Report> {
  const hint = "expected a report.json written by `keelson scan` or `keelson evaluate`";
  const value = parse(path, await readText(path, hint), hint);
  const version = (value as { version?: unknown } | null)?.version;
  if (version !== REPORT_VERSION) {
    throw new CliError(
      version === undefined
        ? "this is no keelson report"
        : `the report has version ${String(version)}, expected ${REPORT_VERSION}`,
      { place: path, hint },
    );
  }
  const parsed = Report.safeParse(value);
  if (parsed.success) return parsed.data;
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
    const [, line, column] = /line (\d+) column (\d+)/.exec((error as Error).message) ?? [];
    const place = line === undefined ? path : `${path}:${line}:${column ?? ""}`;
    throw new CliError(text === "" ? "the file is empty" : "this is not JSON", {
      place,
      hint,
      cause: error,
    });
  }
}
