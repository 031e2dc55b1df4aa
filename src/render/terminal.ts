import type { Report } from "../model/report.ts";
import { groupBy } from "./group-by.ts";
import { wrap } from "./display-width.ts";
import { heading } from "./terminal/heading.ts";
import { nextStep } from "./terminal/next-step.ts";
import { painter, type Page } from "./terminal/paint.ts";
import { services } from "./terminal/services.ts";
import { suppressions } from "./terminal/suppressions.ts";
import { unread } from "./terminal/unread.ts";
import { worst } from "./terminal/worst.ts";
import { visible } from "./text.ts";

/** What the summary must know of the terminal and of the files. */
export interface SummaryOptions {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Lists every failing result and every gap. */
  readonly verbose?: boolean;
  /** Why the command ends with a failure, in one line. */
  readonly failure?: string;
  /** Paths of the report files that were written, the one to open first in front. */
  readonly files?: readonly string[];
}

const NARROWEST = 32;
const WIDEST = 100;

/** Renders the summary that ends a scan: counts, the worst, what was not read, and what to do next. */
export function renderSummary(report: Report, options: SummaryOptions): string {
  const page = {
    width: Math.min(WIDEST, Math.max(NARROWEST, options.width)),
    paint: painter(options.color),
    verbose: options.verbose === true,
  };
  const files = options.files ?? [];
  const sections = [
    heading(report, page),
    worst(report, page),
    services(report, page),
    unread(report, page),
    suppressions(report, page),
    files.length === 0 ? [] : [page.paint.title("Reports"), ...places(files, page)],
    nextStep(report, files, page),
    failed(options.failure, page),
  ];
  const filled = sections.filter((section) => section.length > 0);
  return `${filled.map((section) => section.join("\n")).join("\n\n")}\n`;
}

const MOST_PARTS = 3;
const NUMBER = /-\d+(?=\.\w+$)/;

/** Paths are to be copied, so they are never cut; of a report in many parts the first stands for all. */
function places(files: readonly string[], { paint, verbose }: Page): string[] {
  const reports = [...groupBy(files, (file) => file.replace(NUMBER, "")).values()];
  return reports.flatMap((parts) => {
    const shown = verbose || parts.length <= MOST_PARTS ? parts : parts.slice(0, 1);
    const more = parts.length - shown.length;
    const suffix = more === 0 ? "" : paint.quiet(` and ${more} more parts beside it`);
    return shown.map((file) => `  ${visible(file)}${suffix}`);
  });
}

function failed(reason: string | undefined, { width, paint }: Page): string[] {
  if (reason === undefined) return [];
  const [first = "", ...others] = wrap(`Failed: ${reason}`, width);
  return [first.replace("Failed:", paint.fail("Failed:")), ...others];
}
