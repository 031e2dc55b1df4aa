import { z } from "zod";
import { Baseline } from "../model/baseline.ts";
import { Diff } from "../model/diff.ts";
import { Report } from "../model/report.ts";

/** JSON Schema (2020-12) of what `renderJson` writes, derived from the report's own schema. */
export function reportJsonSchema(): Record<string, unknown> {
  return described(
    Report,
    "keelson report",
    "One evaluated snapshot: rules, findings and what could not be read",
  );
}

/** JSON Schema (2020-12) of what `renderBaseline` writes. */
export function baselineJsonSchema(): Record<string, unknown> {
  return described(Baseline, "keelson baseline", "Failing results of one account that are known");
}

/** JSON Schema (2020-12) of what `renderDiffJson` writes. */
export function diffJsonSchema(): Record<string, unknown> {
  return described(Diff, "keelson diff", "What changed between two reports of one account");
}

function described(of: z.ZodType, title: string, description: string): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(of, { target: "draft-2020-12" });
  return { $schema, title, description, ...schema };
}
