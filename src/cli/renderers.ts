import type { Report } from "../model/report.ts";
import { asffFiles } from "../render/asff.ts";
import { renderCsv } from "../render/csv.ts";
import { renderGithub } from "../render/github.ts";
import { renderHtml } from "../render/html.ts";
import { renderJson } from "../render/json.ts";
import { renderJunit } from "../render/junit.ts";
import { renderMarkdown } from "../render/markdown.ts";
import { renderOcsf } from "../render/ocsf.ts";
import { type LeftOut, sarifFiles } from "../render/sarif.ts";
import type { Format, Output } from "./options.ts";
import type { OutputFile } from "./write-files.ts";

/** What a format makes of a report. */
export interface Rendered {
  readonly files: readonly OutputFile[];
  /** Text for standard output. */
  readonly stdout?: string;
  /** Parts of the account that it may not speak of. */
  readonly leftOut?: readonly LeftOut[];
}

type Render = (report: Report, output: Output) => Rendered | Promise<Rendered>;

/** Renders a report in each format. */
export const RENDERERS: Readonly<Record<Format, Render>> = {
  html: async (report) => file("report.html", await renderHtml(report)),
  json: (report) => file("report.json", renderJson(report)),
  sarif: (report) => sarifFiles(report),
  ocsf: (report, { ocsfVersion }) => file("report.ocsf.ndjson", renderOcsf(report, ocsfVersion)),
  asff: (report) => ({ files: asffFiles(report) }),
  junit: (report) => file("report.junit.xml", renderJunit(report)),
  csv: (report) => file("report.csv", renderCsv(report)),
  markdown: (report) => file("report.md", renderMarkdown(report)),
  github: (report) => ({ files: [], stdout: renderGithub(report) }),
};

/** Names of files that an earlier run may have left and a new one need not write anew. */
export const NUMBERED: Readonly<Partial<Record<Format, RegExp>>> = {
  sarif: /^report(-\d+)?\.sarif$/,
  asff: /^report\.asff-\d+\.json$/,
};

function file(name: string, text: string): Rendered {
  return { files: [{ name, text }] };
}
