import { z } from "zod";
import { Report } from "../model/report.ts";

/** JSON Schema (2020-12) of what `renderJson` writes, derived from the report's own schema. */
export function reportJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(Report, { target: "draft-2020-12" });
  return {
    $schema,
    title: "keelson report",
    description: "One evaluated snapshot: rules, findings and what could not be read",
    ...schema,
  };
}
