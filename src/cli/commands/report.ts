import type { ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import type { Debug, Output } from "../options.ts";
import { readReport } from "../read-report.ts";
import { writeReport } from "../write-report.ts";

/** Writes the chosen formats anew from a report.json. */
export async function report(options: Output & Debug, io: Io, path: string): Promise<ExitCode> {
  return writeReport(await readReport(path), options, io);
}
