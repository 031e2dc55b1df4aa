import type { Report } from "../../model/report.ts";
import type { SuppressionUse } from "../../model/suppression.ts";
import { truncate } from "../display-width.ts";
import { count, grouped, visible } from "../text.ts";
import type { Page } from "./paint.ts";

const SHOWN = 8;
const LABEL = 11;

const CONSEQUENCE: Readonly<Record<SuppressionUse["state"], (findings: number) => string>> = {
  active: (findings) => `${count(findings, "finding")} suppressed`,
  expired: (findings) => `no longer covers ${count(findings, "finding")}`,
  unused: () => "covers nothing",
  undecided: (findings) => `may cover ${count(findings, "finding")}: not all was read`,
};

/** The suppressions that ask for attention: those that have expired, cover nothing, or could not be decided. */
export function suppressions(report: Report, { width, paint, verbose }: Page): string[] {
  const { suppressions: all } = report;
  if (all.length === 0) return [];
  const active = all.filter(({ state }) => state === "active").length;
  const listed = verbose ? all : all.filter(({ state }) => state !== "active");
  const shown = verbose ? listed : listed.slice(0, SHOWN);
  const more = listed.length - shown.length;
  return [
    paint.title("Suppressions") + paint.quiet(` · ${grouped(active)} active`),
    ...shown.map(({ state, rules, source, findings }) => {
      const label = state.padEnd(LABEL);
      const text = `${CONSEQUENCE[state](findings)} · ${visible(source)} · ${visible(rules.join(", "))}`;
      const style = state === "active" || state === "unused" ? paint.quiet : paint.unknown;
      return `  ${style(label)}${paint.quiet(truncate(text, width - LABEL - 2))}`;
    }),
    ...(more === 0 ? [] : [paint.quiet(`  and ${grouped(more)} more`)]),
  ];
}
