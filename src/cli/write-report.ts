import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Report } from "../model/report.ts";
import { compareSeverity } from "../model/severity.ts";
import { renderHtml } from "../render/html.ts";
import { renderJson } from "../render/json.ts";
import { type LeftOut, sarifFiles } from "../render/sarif.ts";
import { renderSummary } from "../render/terminal.ts";
import { count } from "../render/text.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import type { Format, Output, RuleChoice } from "./options.ts";
import { writeFiles, type OutputFile } from "./write-files.ts";

interface Rendered {
  readonly files: readonly OutputFile[];
  readonly leftOut?: readonly LeftOut[];
}

const RENDERERS: Readonly<Record<Format, (report: Report) => Rendered | Promise<Rendered>>> = {
  html: async (report) => ({ files: [{ name: "report.html", text: await renderHtml(report) }] }),
  json: (report) => ({ files: [{ name: "report.json", text: renderJson(report) }] }),
  sarif: (report) => sarifFiles(report),
};

/** Names that an earlier run may have left and this one has not written anew. */
const SARIF_NAME = /^report(-\d+)?\.sarif$/;

type Narrowed = Partial<Pick<RuleChoice, "rule" | "severity">>;

/** Renders the report in every wanted format, writes all files or none, prints the summary, and decides the exit status. */
export async function writeReport(
  report: Report,
  output: Output & Narrowed,
  io: Io,
): Promise<ExitCode> {
  const rendered: OutputFile[] = [];
  let leftOut: readonly LeftOut[] = [];
  for (const format of output.format) {
    const result = await RENDERERS[format](report);
    rendered.push(...result.files);
    leftOut = result.leftOut ?? leftOut;
  }
  // Rendering is one long step: only after it can Ctrl-C make itself heard.
  await setImmediate();
  io.signal.throwIfAborted();
  const files = await writeFiles(output.out, rendered);
  if (output.format.includes("sarif")) await sarifNotes(rendered, leftOut, output, io);
  if (output.quiet !== true) {
    io.stdout(
      renderSummary(report, {
        color: output.color && io.terminal.stdout && !io.environment["NO_COLOR"],
        width: io.terminal.columns ?? 80,
        files,
      }),
    );
  }
  return exitCode(report, output, io);
}

async function sarifNotes(
  rendered: readonly OutputFile[],
  leftOut: readonly LeftOut[],
  output: Output & Narrowed,
  io: Io,
): Promise<void> {
  const written = new Set(rendered.map(({ name }) => name));
  const stale = (await readdir(output.out)).filter(
    (name) => SARIF_NAME.test(name) && !written.has(name),
  );
  await Promise.all(stale.map((name) => rm(join(output.out, name), { force: true })));
  if (output.quiet === true) return;
  if (!written.has("report.sarif")) {
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

function exitCode(report: Report, { failOn, failOnGaps }: Output, io: Io): ExitCode {
  const grave = report.findings.filter(
    ({ status, severity }) =>
      status === "fail" && failOn !== undefined && compareSeverity(severity, failOn) <= 0,
  ).length;
  if (grave > 0) {
    io.stderr(
      `keelson: ${count(grave, "failure")} of severity ${failOn ?? ""} or above (--fail-on)\n`,
    );
    return EXIT.findings;
  }
  const { unknown } = report.summary.total;
  if (failOnGaps === true && (unknown > 0 || report.scope.partial)) {
    io.stderr(
      `keelson: ${unknown} ${unknown === 1 ? "result is" : "results are"} unknown (--fail-on-gaps)\n`,
    );
    return EXIT.gaps;
  }
  return EXIT.done;
}
