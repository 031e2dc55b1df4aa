import { CliError } from "../cli-error.ts";
import type { ExitCode } from "../exit-code.ts";
import { flagText } from "../gate.ts";
import type { Io } from "../io.ts";
import type { Debug, Output } from "../options.ts";
import { readReport } from "../read-report.ts";
import { writeReport } from "../write-report.ts";

/** Writes the chosen formats anew from a report.json. */
export async function report(options: Output & Debug, io: Io, path: string): Promise<ExitCode> {
  const found = await readReport(path);
  if (options.failOn?.new === true && found.baseline === null) {
    throw new CliError("the report was not compared with a baseline", {
      place: path,
      hint: `${flagText(options.failOn)} needs a report that was made with --baseline`,
    });
  }
  return writeReport(found, options, io);
}
