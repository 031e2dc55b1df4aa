import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Report } from "../model/report.ts";
import type { LeftOut } from "../render/sarif.ts";
import { renderSummary } from "../render/terminal.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { gate } from "./gate.ts";
import type { Io } from "./io.ts";
import type { Output, RuleChoice } from "./options.ts";
import { NUMBERED, RENDERERS } from "./renderers.ts";
import { withoutCommands } from "./without-commands.ts";
import { writeFiles, type OutputFile } from "./write-files.ts";

type Narrowed = Partial<Pick<RuleChoice, "rule" | "severity">>;

/** Renders the report in every wanted format, writes all files or none, prints the summary, and decides the exit status. */
export async function writeReport(
  report: Report,
  output: Output & Narrowed,
  io: Io,
): Promise<ExitCode> {
  const rendered: OutputFile[] = [];
  let leftOut: readonly LeftOut[] = [];
  let printed = "";
  for (const format of output.format) {
    const result = await RENDERERS[format](report, output);
    rendered.push(...result.files);
    leftOut = result.leftOut ?? leftOut;
    printed += result.stdout ?? "";
  }
  // Rendering is one long step: only after it can Ctrl-C make itself heard.
  await setImmediate();
  io.signal.throwIfAborted();
  const files = await writeFiles(output.out, rendered);
  await removeStale(rendered, output);
  if (output.format.includes("sarif")) sarifNotes(rendered, leftOut, output, io);
  if (printed !== "") io.stdout(printed);
  const verdict = gate(report, output);
  if (output.quiet !== true) {
    const summary = renderSummary(report, {
      ...(verdict === undefined ? {} : { failure: verdict.reason }),
      color: output.color && io.terminal.stdout && !io.environment["NO_COLOR"],
      width: io.terminal.columns ?? 80,
      files,
    });
    io.stdout(withoutCommands(summary, io));
  }
  if (verdict === undefined) return EXIT.done;
  io.stderr(`keelson: ${verdict.reason}\n`);
  return verdict.exitCode;
}

/** An earlier run may have left more numbered files than this one has written. */
async function removeStale(rendered: readonly OutputFile[], output: Output): Promise<void> {
  const written = new Set(rendered.map(({ name }) => name));
  const numbered = output.format.flatMap((format) => NUMBERED[format] ?? []);
  const stale = (await readdir(output.out)).filter(
    (name) => !written.has(name) && numbered.some((pattern) => pattern.test(name)),
  );
  await Promise.all(stale.map((name) => rm(join(output.out, name), { force: true })));
}

function sarifNotes(
  rendered: readonly OutputFile[],
  leftOut: readonly LeftOut[],
  output: Output & Narrowed,
  io: Io,
): void {
  if (output.quiet === true) return;
  if (!rendered.some(({ name }) => name === "report.sarif")) {
    io.stderr("keelson: there is no report.sarif, for no part of the account was fully read\n");
    return;
  }
  const failures = leftOut.reduce((sum, part) => sum + part.failures, 0);
  if (failures > 0) {
    io.stderr(
      `keelson: report.sarif leaves out ${failures} ${failures === 1 ? "failure" : "failures"} of parts that were not fully read or are too large; it names them\n`,
    );
  }
  if (output.severity !== undefined || (output.rule ?? []).length > 0) {
    io.stderr(
      "keelson: report.sarif holds only the chosen rules; uploaded to an existing category, it closes the alerts of all others\n",
    );
  }
}
