import { basename, dirname } from "node:path";
import { trendPoint, trends } from "../../engine/trend.ts";
import type { TrendPoint } from "../../model/trend.ts";
import { renderTrendText } from "../../render/trend/text.ts";
import { count, visible } from "../../render/text.ts";
import { CliError } from "../cli-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { checkTarget } from "../make-folder.ts";
import type { Debug } from "../options.ts";
import { readReport } from "../read-report.ts";
import { reportPaths } from "../report-paths.ts";
import { withoutCommands } from "../without-commands.ts";
import { writeFiles } from "../write-files.ts";

const MAX_WARNINGS = 10;

/** Shows how the findings of every report below a folder develop. */
export async function trend(
  options: Debug & { readonly out?: string; readonly color: boolean },
  io: Io,
  folder: string,
): Promise<ExitCode> {
  const { out } = options;
  if (out !== undefined) await checkTarget(out);
  const paths = await reportPaths(folder);
  const { points, broken } = await readPoints(paths, io);
  if (points.length === 0) throw broken[0] ?? new CliError("nothing could be read");
  for (const error of broken.slice(0, MAX_WARNINGS))
    io.stderr(`keelson: left out: ${visible(error.place)}: ${error.message}\n`);
  if (broken.length > MAX_WARNINGS)
    io.stderr(`keelson: left out: ${count(broken.length - MAX_WARNINGS, "more report")}\n`);
  const found = trends(points);
  const { renderTrendHtml } = await import("../../render/trend/html.ts");
  if (out !== undefined)
    await writeFiles(dirname(out), [
      { name: basename(out), text: renderTrendHtml(found, broken.length) },
    ]);
  const color = options.color && io.terminal.stdout && !io.environment["NO_COLOR"];
  const text = renderTrendText(found, { color, width: io.terminal.columns ?? 80 });
  io.stdout(withoutCommands(out === undefined ? text : `${text}\n${out}\n`, io));
  return EXIT.done;
}

/** Reads one report at a time and keeps only its counts, so that years of reports fit into memory. */
async function readPoints(
  paths: readonly string[],
  io: Io,
): Promise<{ points: TrendPoint[]; broken: CliError[] }> {
  const points: TrendPoint[] = [];
  const broken: CliError[] = [];
  for (const path of paths) {
    io.signal.throwIfAborted();
    try {
      points.push(trendPoint(await readReport(path)));
    } catch (error) {
      // One report that was cut off must not hide the others; it is named.
      if (!(error instanceof CliError)) throw error;
      broken.push(error);
    }
  }
  return { points, broken };
}
