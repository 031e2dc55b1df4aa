import type { AppliedSuppression } from "../model/suppression.ts";
import { visible } from "./text.ts";

/** Why a failure is accepted, by whom and until when, in one line. */
export function suppressionText({ reason, owner, until, source }: AppliedSuppression): string {
  const end = until === null ? "" : `, until ${until}`;
  return visible(`${reason} (${owner}${end}; ${source})`);
}
