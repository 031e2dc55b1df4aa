import type { Gap } from "../model/gap.ts";
import type { Report } from "../model/report.ts";

/** A rule on a resource, as far as it tells what had to be read. */
interface Subject {
  readonly rule: string;
  readonly arn: string;
  readonly type: string;
  readonly region: string;
}

/**
 * Tells whether a report would have a result if the resource were there and the rule applied.
 * Without that, the absence of a result says nothing.
 */
export function wasRead(report: Report): (subject: Subject) => boolean {
  const rules = new Set(report.rules.map(({ id }) => id));
  const regions = new Set([...report.scope.regions, "global"]);
  const unread = new Set(report.gaps.filter(hidesResources).map(placeOf));
  return ({ rule, arn, type, region }) =>
    rules.has(rule) &&
    regions.has(region) &&
    !unread.has(`${type}\0${region}`) &&
    !unread.has(`${type}\0*`) &&
    !unread.has(`${type}\0\0${arn}`);
}

// A gap in one field leaves the resource itself in the snapshot, where the rule finds the field unread.
function hidesResources({ field, reason }: Gap): boolean {
  return field === undefined && reason !== "unsupported-region";
}

function placeOf({ type, region, arn }: Gap): string {
  return arn === undefined ? `${type}\0${region}` : `${type}\0\0${arn}`;
}
