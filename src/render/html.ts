import type { Report } from "../model/report.ts";
import { toColumns } from "./html/columns.ts";
import { page } from "./html/page.ts";
import { jsonForScript } from "./html/text.ts";
import { toView } from "./html/view.ts";
import { OUTCOMES, outcomeOf } from "./outcome.ts";
import { worstFirst } from "./worst-first.ts";

/** One self-contained HTML file that needs no network and runs no script but its own. */
export async function renderHtml(report: Report): Promise<string> {
  const findings = worstFirst(report.findings).sort(
    (a, b) => OUTCOMES.indexOf(outcomeOf(a)) - OUTCOMES.indexOf(outcomeOf(b)),
  );
  return page(toView(report, findings), jsonForScript(toColumns(report, findings)));
}
