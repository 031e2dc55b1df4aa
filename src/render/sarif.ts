import { gzipSync } from "node:zlib";
import type { Log, Run } from "sarif";
import type { Report } from "../model/report.ts";
import { jsonText } from "./json-text.ts";
import { type Cell, cellsOf } from "./sarif/cells.ts";
import { GITHUB_LIMITS, type SarifLimits } from "./sarif/limits.ts";
import { notReadNotification, runOf } from "./sarif/run.ts";
import { count } from "./text.ts";

/** A part of the report that must not be uploaded, and why. */
export interface LeftOut {
  readonly account: string;
  readonly region: string;
  readonly service: string;
  readonly reason: string;
  /** How many failing results it has all the same. */
  readonly failures: number;
}

/** One SARIF log, ready to be written. */
export interface SarifFile {
  readonly name: string;
  readonly text: string;
}

/** What to upload, and what must not be. */
export interface SarifFiles {
  /** `report.sarif`, then `report-2.sarif` and so on; none when nothing was fully read. */
  readonly files: readonly SarifFile[];
  /** Parts without a run, so that GitHub keeps their alerts as they are. */
  readonly leftOut: readonly LeftOut[];
}

interface SizedRun {
  readonly run: Run;
  readonly bytes: number;
}

/**
 * Renders the failing results for GitHub code scanning, in as many files as its limits ask for.
 * A part that was not fully read, or that exceeds a limit by itself, is left out and named.
 */
export function sarifFiles(report: Report, limits: SarifLimits = GITHUB_LIMITS): SarifFiles {
  const { runs, leftOut } = select(report, limits);
  const files = pack(runs, limits).map((group, index) => ({
    name: index === 0 ? "report.sarif" : `report-${index + 1}.sarif`,
    text: logText(group, leftOut),
  }));
  return { files, leftOut };
}

/**
 * The same runs in one log, however many they are, for viewers without GitHub's limit of files.
 * When nothing was fully read it has no runs, which GitHub refuses: there is nothing to deliver.
 */
export function renderSarif(report: Report, limits: SarifLimits = GITHUB_LIMITS): string {
  const { runs, leftOut } = select(report, limits);
  return logText(
    runs.map(({ run }) => run),
    leftOut,
  );
}

function select(report: Report, limits: SarifLimits): { runs: SizedRun[]; leftOut: LeftOut[] } {
  const runs: SizedRun[] = [];
  const leftOut: LeftOut[] = [];
  for (const cell of cellsOf(report)) {
    const outcome = tryRun(cell, report, limits);
    if (typeof outcome === "string") {
      const { account, region, service, failures } = cell;
      leftOut.push({ account, region, service, reason: outcome, failures: failures.length });
    } else runs.push(outcome);
  }
  return { runs, leftOut };
}

/** The run, or why there is none. Half a cell would close the alerts of the other half. */
function tryRun(cell: Cell, report: Report, limits: SarifLimits): SizedRun | string {
  if (cell.incomplete !== undefined) return cell.incomplete;
  if (cell.failures.length > limits.resultsPerRun) {
    return `${count(cell.failures.length, "failing result")}; GitHub takes ${limits.resultsPerRun} in one run`;
  }
  const run = runOf(cell, report);
  const bytes = compressedBytes(run, limits);
  if (bytes > limits.compressedBytesPerFile) {
    return `${bytes} bytes compressed; GitHub takes ${limits.compressedBytesPerFile} in one file`;
  }
  return { run, bytes };
}

/** Compressing costs time, so it is done only for a run that could matter. */
function compressedBytes(run: Run, limits: SarifLimits): number {
  const text = jsonText(run);
  const share = limits.compressedBytesPerFile / limits.runsPerFile;
  return text.length * 3 < share ? text.length : gzipSync(text).length;
}

function pack(runs: readonly SizedRun[], limits: SarifLimits): Run[][] {
  const files: { runs: Run[]; bytes: number }[] = [];
  for (const { run, bytes } of runs) {
    const last = files.at(-1);
    const fits =
      last !== undefined &&
      last.runs.length < limits.runsPerFile &&
      last.bytes + bytes <= limits.compressedBytesPerFile;
    if (fits) {
      last.runs.push(run);
      last.bytes += bytes;
    } else files.push({ runs: [run], bytes });
  }
  return files.map((file) => file.runs);
}

/** Each file says in its first run what was left out, for whoever holds only this file. */
function logText(runs: readonly Run[], leftOut: readonly LeftOut[]): string {
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: runs.map((run, index) => (index === 0 ? withLeftOut(run, leftOut) : run)),
  };
  return `${jsonText(log)}\n`;
}

function withLeftOut(run: Run, leftOut: readonly LeftOut[]): Run {
  const [invocation] = run.invocations ?? [];
  if (invocation === undefined || leftOut.length === 0) return run;
  const added = leftOut.map(({ account, region, service, reason }) =>
    notReadNotification(
      "warning",
      `Left out: '${service}' in '${region}' of '${account}': ${reason}`,
    ),
  );
  const toolExecutionNotifications = [...(invocation.toolExecutionNotifications ?? []), ...added];
  return { ...run, invocations: [{ ...invocation, toolExecutionNotifications }] };
}
