import type { Report } from "../model/report.ts";
import { compareSeverity } from "../model/severity.ts";
import { renderHtml } from "../render/html.ts";
import { renderJson } from "../render/json.ts";
import { sarifFiles } from "../render/sarif.ts";
import { renderSummary } from "../render/terminal.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import type { Format, Output } from "./options.ts";
import { writeFiles, type OutputFile } from "./write-files.ts";

const RENDERERS: Readonly<Record<Format, (report: Report) => OutputFile[] | Promise<OutputFile[]>>> = {
  html: async (report) => [{ name: "report.html", text: await renderHtml(report) }],
  json: (report) => [{ name: "report.json", text: renderJson(report) }],
  sarif: (report) => [...sarifFiles(report).files],
};

/** Renders the report in every wanted format, writes all files or none, prints the summary, and decides the exit status. */
export async function writeReport(report: Report, output: Output, io: Io): Promise<ExitCode> {
  const rendered: OutputFile[] = [];
  for (const format of output.format) rendered.push(...(await RENDERERS[format](report)));
  const files = await writeFiles(output.out, rendered);
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

function exitCode(report: Report, { failOn, failOnGaps }: Output, io: Io): ExitCode {
  const grave = report.findings.filter(
    ({ status, severity }) => status === "fail" && failOn !== undefined && compareSeverity(severity, failOn) <= 0,
  ).length;
  if (grave > 0) {
    io.stderr(`keelson: ${grave} ${grave === 1 ? "failure" : "failures"} of severity ${failOn ?? ""} or above (--fail-on)\n`);
    return EXIT.findings;
  }
  const { unknown } = report.summary.total;
  if (failOnGaps === true && (unknown > 0 || report.scope.partial)) {
    io.stderr(`keelson: ${unknown} ${unknown === 1 ? "result is" : "results are"} unknown (--fail-on-gaps)\n`);
    return EXIT.gaps;
  }
  return EXIT.done;
}
