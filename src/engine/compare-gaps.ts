import type { Gap } from "../model/gap.ts";
import { compareText } from "../model/resource.ts";

/** Stable order of gaps; gaps that it takes for equal are equal in all that they say. */
export function compareGaps(a: Gap, b: Gap): number {
  return compareText(key(a), key(b));
}

function key(gap: Gap): string {
  const place = [gap.type, gap.account, gap.region, gap.arn ?? "", gap.field ?? ""];
  return [...place, gap.operation, gap.reason, gap.permission, gap.service, gap.message].join("\0");
}
