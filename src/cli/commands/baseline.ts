import { basename, dirname } from "node:path";
import { makeBaseline } from "../../engine/baseline.ts";
import { renderBaseline } from "../../render/baseline.ts";
import { count } from "../../render/text.ts";
import { checkBaselineAccount, readBaseline } from "../baseline-file.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import type { Debug } from "../options.ts";
import { readReport } from "../read-report.ts";
import { writeFiles } from "../write-files.ts";

/** Writes the failing, unsuppressed findings of a report as a baseline. */
export async function baseline(
  options: Debug & { readonly out: string; readonly previous?: string },
  io: Io,
  path: string,
): Promise<ExitCode> {
  const report = await readReport(path);
  const { previous: older } = options;
  const previous = older === undefined ? undefined : await readBaseline(older);
  if (older !== undefined && previous !== undefined)
    checkBaselineAccount(older, previous, report.scope.account);
  const made = makeBaseline(report, previous);
  await writeFiles(dirname(options.out), [
    { name: basename(options.out), text: renderBaseline(made) },
  ]);
  io.stdout(`${options.out}: ${count(made.findings.length, "accepted finding")}\n`);
  return EXIT.done;
}
