import { readFile } from "node:fs/promises";
import { Report, REPORT_VERSION } from "../../model/report.ts";
import { CliError } from "../cli-error.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import type { Debug, Output } from "../options.ts";
import { writeReport } from "../write-report.ts";

export async function report(options: Output & Debug, io: Io, path: string): Promise<ExitCode> {
  return writeReport(await readReport(path), options, io);
}

async function readReport(path: string): Promise<Report> {
  const hint = "expected a report.json written by `keelson scan` or `keelson evaluate`";
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    const code = (error as { code?: string }).code;
    const message = code === "ENOENT" ? "there is no such file" : code === undefined ? "this is no JSON" : `the file cannot be read (${code})`;
    throw new CliError(message, { place: path, hint, cause: error });
  }
  const version = (value as { version?: unknown } | null)?.version;
  if (version !== REPORT_VERSION) {
    throw new CliError(
      version === undefined ? "this is no keelson report" : `the report has version ${String(version)}, expected ${REPORT_VERSION}`,
      { place: path, hint },
    );
  }
  const parsed = Report.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CliError(`${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not as expected"}`, { place: path, hint });
}
