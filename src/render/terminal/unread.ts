import type { Gap } from "../../model/gap.ts";
import type { Report } from "../../model/report.ts";
import { compareText } from "../../model/resource.ts";
import { wrap } from "../display-width.ts";
import { groupBy } from "../group-by.ts";
import { clip, count, grouped, visible } from "../text.ts";
import { unreadName } from "../unread-name.ts";
import type { Page } from "./paint.ts";

const SHOWN = 8;
const MAX_TEXT = 300;

const REASON: Readonly<Record<Gap["reason"], string>> = {
  denied: "denied",
  "denied-by-scp": "denied by an organization policy",
  throttled: "throttled",
  failed: "failed",
  interrupted: "not reached before the scan was stopped",
  "unsupported-region": "not offered in the Region",
  "not-collected": "not collected",
};

/** Nobody needs to mend what AWS does not offer or nobody asked for. */
const EXPECTED: ReadonlySet<Gap["reason"]> = new Set(["unsupported-region", "not-collected"]);

/** What could not be read, grouped by permission, and the permissions that would change it. */
export function unread(report: Report, page: Page): string[] {
  const { width, paint, verbose } = page;
  const { unknown } = report.summary.total;
  const { missingPermissions } = report.summary;
  const gaps = report.gaps.filter(({ reason }) => verbose || !EXPECTED.has(reason));
  if (gaps.length === 0 && unknown === 0) return [];
  const rows = [...groupBy(gaps, (gap) => `${unreadName(gap)}\n${gap.reason}`).values()]
    .sort((a, b) => b.length - a.length || compareText(firstName(a), firstName(b)))
    .map((group) => row(group, page));
  const shown = verbose ? rows : rows.slice(0, SHOWN);
  const consequence = unknown === 0 ? "" : ` · ${count(unknown, "unknown result")}`;
  const more = rows.length - shown.length;
  return [
    paint.title("Not read") + paint.quiet(consequence),
    ...shown.flat(),
    ...(more === 0 ? [] : [paint.quiet(`  and ${grouped(more)} more`)]),
    ...(missingPermissions.length === 0
      ? []
      : [
          "  Permissions needed:",
          ...wrap(missingPermissions.map(visible).join(", "), width - 4).map(
            (line) => `    ${line}`,
          ),
        ]),
  ];
}

function firstName(gaps: readonly Gap[]): string {
  const [first] = gaps;
  return first === undefined ? "" : unreadName(first);
}

function row(gaps: readonly Gap[], { width, paint, verbose }: Page): string[] {
  const [first] = gaps;
  if (first === undefined) return [];
  const regions = [...new Set(gaps.map(({ region }) => region))].sort(compareText);
  const where = regions.length > 2 ? `${regions.length} Regions` : regions.join(", ");
  const rest = ` ${REASON[first.reason]} · ${visible(where)}`;
  const name = visible(unreadName(first));
  const head = `  ${paint.unknown(name)}`;
  const used = name.length + 2;
  const lines =
    used + rest.length <= width
      ? [head + paint.quiet(rest)]
      : [head, ...wrap(rest.trim(), width - 4).map((line) => paint.quiet(`    ${line}`))];
  if (!verbose) return lines;
  const details = gaps.map((gap) => {
    const place = gap.arn ?? `${gap.type} in ${gap.region}`;
    return paint.quiet(
      `    ${clip(visible(place), MAX_TEXT)}: ${clip(visible(gap.message), MAX_TEXT)}`,
    );
  });
  return [...lines, ...details];
}
