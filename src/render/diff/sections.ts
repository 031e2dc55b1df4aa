import type { Diff, DiffFinding, DiffState } from "../../model/diff.ts";
import { groupBy } from "../group-by.ts";

/** The lists of a diff in the order in which people need them. */
export const SECTIONS = [
  { kind: "new", title: "New", count: "new" },
  { kind: "nowUnknown", title: "Now unknown (not fixed)", count: "now unknown" },
  { kind: "resolved", title: "Unknown before, decided now", count: "resolved" },
  { kind: "changed", title: "Changed", count: "changed" },
  { kind: "fixed", title: "Fixed", count: "fixed" },
] as const satisfies readonly { kind: keyof Diff["findings"]; title: string; count: string }[];

/** Rules that only one report has. */
export const RULE_SECTIONS = [
  { kind: "added", title: "Rules that only the newer report has" },
  { kind: "removed", title: "Rules that only the older report has" },
] as const satisfies readonly { kind: keyof Diff["rules"]; title: string }[];

const STATES: Readonly<Record<DiffState, string>> = {
  fail: "fails",
  pass: "passes",
  unknown: "unknown",
  absent: "gone",
  unread: "not read",
};

/** The findings of each rule together, in the order of the diff. */
export function byRule(findings: readonly DiffFinding[]): DiffFinding[][] {
  return [...groupBy(findings, ({ rule }) => rule).values()];
}

/** What a reader must know of a finding beside rule and resource; empty where the section says it all. */
export function noteOf({ from, to, changes = [], suppressed }: DiffFinding): string {
  const notes = suppressed ? ["suppressed"] : [];
  if (changes.length > 0) notes.push(...changes.map(changeText));
  else if (!(from === "fail" && (to === "pass" || to === "absent")) && !isNew(from, to))
    notes.push(`${STATES[from]} → ${STATES[to]}`);
  return notes.join("; ");
}

/** `2026-11-21 14:05 UTC`. */
export function minute(iso: string): string {
  return `${iso.slice(0, 16).replace("T", " ")} UTC`;
}

function isNew(from: DiffState, to: DiffState): boolean {
  return to === "fail" && (from === "pass" || from === "absent");
}

function changeText({ field, from, to }: NonNullable<DiffFinding["changes"]>[number]): string {
  if (field === "severity") return `severity ${valueText(from)} → ${valueText(to)}`;
  if (field !== "suppression") return field;
  return to === undefined ? "no longer suppressed" : "suppression";
}

function valueText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
