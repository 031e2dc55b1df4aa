import type { Diff, DiffFinding, DiffRule } from "../../model/diff.ts";
import { Budget } from "../markdown/budget.ts";
import { code, prose, row, tableHead } from "../markdown/text.ts";
import { count, grouped } from "../text.ts";
import { minute, noteOf, RULE_SECTIONS, SECTIONS } from "./sections.ts";

/** GitHub shows 1 MiB of step summary and 65,536 characters of a comment; more than this nobody reads. */
const MAX_BYTES = 60_000;
/** Kept free for what is said about rows that found no room. */
const RESERVE = 200;
const MAX_TEXT = 300;

/** Renders a diff as Markdown, for a comment or a step summary. */
export function renderDiffMarkdown(diff: Diff): string {
  const budget = new Budget(MAX_BYTES);
  budget.add(
    `## keelson diff of ${code(diff.account, 40)}\n\n` +
      `${minute(diff.old.takenAt)} → ${minute(diff.new.takenAt)}\n\n` +
      tableHead(SECTIONS.map(({ count: label }) => capital(label))) +
      row(SECTIONS.map(({ kind }) => grouped(diff.summary[kind]))),
  );
  for (const { kind, title } of SECTIONS) {
    const findings = diff.findings[kind];
    section(
      budget,
      title,
      ["Severity", "Finding", "Resource", "Region", "Note"],
      findings.map(findingRow),
    );
  }
  for (const { kind, title } of RULE_SECTIONS) {
    section(
      budget,
      title,
      ["Severity", "Rule", "Failed", "Unknown"],
      diff.rules[kind].map(ruleRow),
    );
  }
  return budget.text();
}

function section(
  budget: Budget,
  title: string,
  head: readonly string[],
  rows: readonly string[],
): void {
  if (rows.length === 0) return;
  // Only the heading tells of a section that has no room left.
  const open = `\n### ${title}: ${grouped(rows.length)}\n\n`;
  if (!budget.add(open + tableHead(head))) return;
  const left = budget.addRows(rows, rows.length, RESERVE);
  if (left > 0) budget.add(`\nand ${count(left, "more row")}; \`--format json\` has all\n`);
}

function findingRow(finding: DiffFinding): string {
  const { severity, title, resource } = finding;
  return row([
    severity,
    prose(title, MAX_TEXT),
    code(resource.name || resource.id, 100) +
      (resource.id === "*" ? "" : `<br>${code(resource.arn, MAX_TEXT)}`),
    prose(resource.region, 40),
    prose(noteOf(finding), MAX_TEXT),
  ]);
}

function ruleRow({ severity, title, fail, unknown }: DiffRule): string {
  return row([severity, prose(title, MAX_TEXT), grouped(fail), grouped(unknown)]);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
