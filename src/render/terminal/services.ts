import type { Report } from "../../model/report.ts";
import { compareText } from "../../model/resource.ts";
import { padEnd, truncate } from "../display-width.ts";
import { tallyBy } from "../tally.ts";
import { grouped, visible } from "../text.ts";
import type { Page } from "./paint.ts";

const NARROW = 44;
const WIDEST_NAME = 24;
/** More services than that are told together, so that the summary fits on a screen. */
const MOST_ROWS = 20;

type Counts = Readonly<Record<"fail" | "pass" | "unknown", number>>;

/** Counts of the services with most failures, in the order of their names, and of the others together. */
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
  const row = (title: string, { fail, pass, unknown }: Counts) => {
    const name = padEnd(truncate(visible(title), nameWidth), nameWidth);
    return `  ${name}${cell(fail, paint.fail)}${cell(pass, String)}${cell(unknown, paint.unknown)}`;
  };
  const { shown, others } = split([...tallies]);
  const rows = shown.map(([service, tally]) => row(service, tally));
  if (others.length > 0) rows.push(row(`and ${others.length} others`, sum(others)));
  const labels = ["failed", "passed", "unknown"].map((label) => label.padStart(column)).join("");
  return [`${paint.title(padEnd("Services", nameWidth + 2))}${paint.quiet(labels)}`, ...rows];
}

/** One row for the others is worth it from the second on. */
function split<T extends Counts>(tallies: readonly (readonly [string, T])[]) {
  const worst = tallies.toSorted(
    ([a, m], [b, n]) => n.fail - m.fail || n.unknown - m.unknown || compareText(a, b),
  );
  const most = tallies.length === MOST_ROWS + 1 ? MOST_ROWS + 1 : MOST_ROWS;
  return {
    shown: worst.slice(0, most).sort(([a], [b]) => compareText(a, b)),
    others: worst.slice(most),
  };
}

function sum(tallies: readonly (readonly [string, Counts])[]): Counts {
  const total = { fail: 0, pass: 0, unknown: 0 };
  for (const [, { fail, pass, unknown }] of tallies) {
    total.fail += fail;
    total.pass += pass;
    total.unknown += unknown;
  }
  return total;
}
