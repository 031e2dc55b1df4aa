import { Diff } from "../../model/diff.ts";
import { jsonText } from "../json-text.ts";

/** Renders a diff as JSON. Fields that the schema does not name are dropped. */
export function renderDiffJson(diff: Diff): string {
  return `${jsonText(Diff.parse(diff), 2)}\n`;
}
