import type { Diff, DiffFinding } from "../../model/diff.ts";
import type { ResourceIdentity } from "../../model/resource.ts";
import type { Severity } from "../../model/severity.ts";
import { displayWidth, truncate, wrap } from "../display-width.ts";
import { flow, painter, type Page } from "../terminal/paint.ts";
import { clip, count, grouped, visible } from "../text.ts";
import { byRule, minute, noteOf, RULE_SECTIONS, SECTIONS } from "./sections.ts";

/** What the text must know of the terminal. */
export interface DiffTextOptions {
  readonly color: boolean;
  readonly width: number;
  /** Why the command ends with a failure, in one line. */
  readonly failure?: string;
}

const COLUMN = 17;
const NOTE = 36;
const RULES_SHOWN = 12;
const RESOURCES_SHOWN = 5;

/** Renders a diff for the terminal: the counts, then each list, the gravest first. */
export function renderDiffText(diff: Diff, options: DiffTextOptions): string {
  const width = Math.min(100, Math.max(40, options.width));
  const page = { width, paint: painter(options.color), verbose: false };
  const { paint } = page;
  const parts = SECTIONS.map(({ kind, count: label }) => {
    const text = `${grouped(diff.summary[kind])} ${label}`;
    return {
      text,
      painted: diff.summary[kind] === 0 ? paint.quiet(text) : STYLES[kind](page, text),
    };
  });
  const sections = [
    [
      paint.title(`keelson diff · account ${visible(diff.account)}`),
      paint.quiet(`  old  ${sideText(diff.old)}`),
      paint.quiet(`  new  ${sideText(diff.new)}`),
      "",
      ...flow(parts, "   ", width - 2).map((line) => `  ${line}`),
    ],
    ...SECTIONS.map(({ kind, title }) => findingList(title, diff.findings[kind], page)),
    ...RULE_SECTIONS.map(({ kind, title }) => ruleList(title, diff.rules[kind], page)),
    options.failure === undefined ? [] : [`${paint.fail("Failed:")} ${options.failure}`],
  ];
  const filled = sections.filter(({ length }) => length > 0);
  return `${filled.map((section) => section.join("\n")).join("\n\n")}\n`;
}

const STYLES: Readonly<Record<keyof Diff["findings"], (page: Page, text: string) => string>> = {
  new: ({ paint }, text) => paint.fail(text),
  fixed: ({ paint }, text) => paint.pass(text),
  changed: ({ paint }, text) => paint.title(text),
  nowUnknown: ({ paint }, text) => paint.unknown(text),
  resolved: ({ paint }, text) => paint.title(text),
};

function sideText({ takenAt, partial }: Diff["old"]): string {
  return minute(takenAt) + (partial ? " · interrupted" : "");
}

function findingList(title: string, findings: readonly DiffFinding[], page: Page): string[] {
  if (findings.length === 0) return [];
  const rules = byRule(findings);
  const hidden = rules.slice(RULES_SHOWN);
  const hiddenResults = hidden.reduce((sum, { length }) => sum + length, 0);
  const more = `  and ${count(hidden.length, "more rule")} (${count(hiddenResults, "result")}); --format json has all`;
  return [
    page.paint.title(title),
    ...rules.slice(0, RULES_SHOWN).flatMap((group) => ruleEntry(group, page)),
    ...(hidden.length === 0 ? [] : [page.paint.quiet(more)]),
  ];
}

function ruleEntry(findings: readonly DiffFinding[], page: Page): string[] {
  const [first] = findings;
  if (first === undefined) return [];
  const margin = " ".repeat(COLUMN);
  const more = findings.length - RESOURCES_SHOWN;
  return [
    ...titleLines(first.severity, first.title, page),
    ...findings.slice(0, RESOURCES_SHOWN).map((finding) => {
      const text = noteOf(finding);
      const note = text === "" ? "" : ` · ${truncate(visible(text), NOTE)}`;
      const place = placeText(finding.resource, page.width - COLUMN - displayWidth(note));
      return margin + page.paint.quiet(place + note);
    }),
    ...(more > 0 ? [margin + page.paint.quiet(`and ${grouped(more)} more`)] : []),
  ];
}

function ruleList(title: string, rules: Diff["rules"]["added"], page: Page): string[] {
  if (rules.length === 0) return [];
  const more = rules.length - RULES_SHOWN;
  return [
    page.paint.title(title) + page.paint.quiet(" · compared with nothing"),
    ...rules.slice(0, RULES_SHOWN).flatMap((rule) => {
      const counts = `${grouped(rule.fail)} failed, ${grouped(rule.unknown)} unknown`;
      return [
        ...titleLines(rule.severity, rule.title, page),
        " ".repeat(COLUMN) + page.paint.quiet(counts),
      ];
    }),
    ...(more > 0 ? [page.paint.quiet(`  and ${count(more, "more rule")}`)] : []),
  ];
}

function titleLines(severity: Severity, title: string, { width, paint }: Page): string[] {
  const [first = "", ...rest] = wrap(clip(visible(title), 300), width - COLUMN);
  const gap = " ".repeat(COLUMN - 2 - severity.length);
  const margin = " ".repeat(COLUMN);
  return [
    `  ${paint.severity(severity, severity)}${gap}${first}`,
    ...rest.map((line) => margin + line),
  ];
}

/** Name and Region in `width` columns; a long name gives way, so that the Region and what happened stay. */
function placeText({ name, id, region }: ResourceIdentity, width: number): string {
  const fullName = name || id;
  const where = fullName === region ? "" : ` · ${truncate(visible(region), 24)}`;
  return truncate(visible(fullName), width - displayWidth(where)) + where;
}
