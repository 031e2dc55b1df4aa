import type { Report } from "../../model/report.ts";
import { compareText } from "../../model/resource.ts";
import { padEnd, truncate } from "../display-width.ts";
import { tallyBy } from "../tally.ts";
import { grouped, visible } from "../text.ts";
import type { Page } from "./paint.ts";

const NARROW = 44;
const WIDEST_NAME = 24;

/** Counts per service, in the order of their names; a service without a result has no row. */
export function services(report: Report, { width, paint }: Page): string[] {
  const serviceOf = new Map(report.rules.map(({ id, service }) => [id, service]));
  const tallies = tallyBy(report.findings, ({ rule }) => [serviceOf.get(rule) ?? rule]);
  if (tallies.size === 0) return [];
  const column = width < NARROW ? 8 : 9;
  const nameWidth = Math.min(WIDEST_NAME, width - 2 - 3 * column);
  const cell = (number: number, style: (text: string) => string) => {
    const text = grouped(number);
    return (
      " ".repeat(Math.max(1, column - text.length)) + (number === 0 ? paint.quiet : style)(text)
    );
  };
  const rows = [...tallies]
    .sort(([a], [b]) => compareText(a, b))
    .map(([service, { fail, pass, unknown }]) => {
      const name = padEnd(truncate(visible(service), nameWidth), nameWidth);
      return `  ${name}${cell(fail, paint.fail)}${cell(pass, String)}${cell(unknown, paint.unknown)}`;
    });
  const labels = ["failed", "passed", "unknown"].map((label) => label.padStart(column)).join("");
  return [`${paint.title(padEnd("Services", nameWidth + 2))}${paint.quiet(labels)}`, ...rows];
}
