import type { Finding } from "../model/finding.ts";
import type { Report } from "../model/report.ts";
import { SEVERITIES } from "../model/severities.ts";
import { Budget } from "./markdown/budget.ts";
import { code, prose, row, tableHead } from "./markdown/text.ts";
import { outcomeOf, type Outcome } from "./outcome.ts";
import { placeText } from "./place.ts";
import { rulesById } from "./rules-by-id.ts";
import { suppressionText } from "./suppression-text.ts";
import { count, oneLine } from "./text.ts";
import { unreadCalls } from "./unread-calls.ts";
import { worstFirst } from "./worst-first.ts";

/** GitHub refuses a step summary above 1 MiB; other text of the step shares it. */
export const MARKDOWN_BYTES = 900 * 1024;

const MAX_ARN = 300;
const MAX_TEXT = 400;
/** Kept free for the section after, so that many failures do not hide that something is unknown. */
const RESERVE = 100_000;
const MAX_NOTE = 300;

interface Section {
  readonly title: string;
  readonly outcome: Outcome;
  readonly columns: readonly string[];
  readonly cells: (finding: Finding) => readonly string[];
}

/** Renders a summary and what needs work as Markdown, cut to fit a step summary of GitHub. */
export function renderMarkdown(report: Report, maxBytes = MARKDOWN_BYTES): string {
  const page = new Budget(maxBytes);
  page.add(heading(report));
  const findings = worstFirst(report.findings);
  const sections = sectionsOf(report)
    .map((section) => ({
      section,
      rows: findings.filter((finding) => outcomeOf(finding) === section.outcome),
    }))
    .filter(({ rows }) => rows.length > 0);
  sections.forEach(({ section, rows }, index) => {
    const reserve = (sections.length - 1 - index) * Math.min(RESERVE, maxBytes / 10) + MAX_NOTE;
    if (!page.add(`\n## ${section.title}\n\n${tableHead(section.columns)}`)) return;
    const rest = page.addRows(rowsOf(section, rows), rows.length, reserve);
    if (rest > 0)
      page.add(`\n${count(rest, "more result")} did not fit here; the other formats have them.\n`);
  });
  return page.text();
}

/** Made one by one, for most of a long report does not fit. */
function* rowsOf(section: Section, findings: readonly Finding[]): Generator<string> {
  for (const finding of findings) yield row(section.cells(finding));
}

function heading(report: Report): string {
  const { account, partition, regions, partial } = report.scope;
  const { total, bySeverity } = report.summary;
  const counted = SEVERITIES.map((severity) => {
    const { fail, unknown, suppressed, pass } = bySeverity[severity];
    return row([severity, ...[fail, unknown, suppressed, pass].map(String)]);
  });
  const notes = [
    `Account ${code(account, MAX_ARN)} (${prose(partition, MAX_ARN)}), ${count(regions.length, "Region")}, ` +
      `taken at ${report.takenAt}, keelson ${prose(report.tool.version, MAX_ARN)}.`,
    partial && "**The collection was interrupted: much may be unknown.**",
    baselineNote(report),
    expiredNote(report),
  ];
  return [
    `# keelson: ${count(total.fail, "failure")}, ${total.unknown} unknown\n`,
    ...notes.filter((note) => note !== false && note !== "").map((note) => `\n${note}\n`),
    `\n${tableHead(["Severity", "Fail", "Unknown", "Suppressed", "Pass"])}${counted.join("")}`,
  ].join("");
}

function baselineNote({ baseline }: Report): string {
  if (baseline === null) return "";
  const { findings, fixed, unknown, takenAt } = baseline;
  return (
    `Against the baseline of ${takenAt} with ${count(findings, "finding")}: **${baseline.new} new**, ` +
    `${fixed} fixed, ${unknown} unknown now.`
  );
}

function expiredNote({ suppressions }: Report): string {
  const expired = suppressions.filter(({ state }) => state === "expired").length;
  return expired === 0
    ? ""
    : `${count(expired, "suppression")} expired; what they covered counts again.`;
}

function sectionsOf(report: Report): Section[] {
  const ruleOf = rulesById(report);
  const resource = ({ resource: { arn, region } }: Finding) => [
    code(arn, MAX_ARN),
    code(region, 40),
  ];
  const rule = ({ rule: id, severity }: Finding) => [severity, code(id, MAX_ARN)];
  return [
    {
      title: "Failures",
      outcome: "fail",
      columns: ["Severity", "Rule", "Resource", "Region", "What is wrong", "Fix", "Since"],
      cells: (finding) => [
        ...rule(finding),
        ...resource(finding),
        prose(finding.message, MAX_TEXT) +
          (finding.location ? `<br>${code(placeText(finding.location), MAX_TEXT)}` : ""),
        prose(oneLine((finding.fix ?? ruleOf(finding.rule).fix).text), MAX_TEXT),
        sinceOf(finding),
      ],
    },
    {
      title: "Unknown",
      outcome: "unknown",
      columns: ["Severity", "Rule", "Resource", "Region", "What was not read"],
      cells: (finding) => [
        ...rule(finding),
        ...resource(finding),
        prose(unreadCalls(finding).join("; "), MAX_TEXT),
      ],
    },
    {
      title: "Suppressed",
      outcome: "suppressed",
      columns: ["Severity", "Rule", "Resource", "Region", "Accepted because"],
      cells: (finding) => [
        ...rule(finding),
        ...resource(finding),
        finding.suppression ? prose(suppressionText(finding.suppression), MAX_TEXT) : "",
      ],
    },
  ];
}

function sinceOf({ baseline, firstSeen }: Finding): string {
  return [baseline === "new" ? "**new**" : "", firstSeen?.slice(0, 10) ?? ""]
    .filter((part) => part !== "")
    .join(" ");
}
