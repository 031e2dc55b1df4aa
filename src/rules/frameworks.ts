import { parse } from "yaml";
import { z } from "zod";
import type { ControlReference, FrameworkSummary } from "../model/report.ts";
import { compareText } from "../model/resource.ts";

/** A framework file: which rules give evidence for which control. The mapping lives only here. */
export const FrameworkSource = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9.-]+$/)
    .describe("Framework id, for example cis-aws-5.0.0"),
  title: z.string().min(1).describe("Its name, as its publisher writes it"),
  version: z.string().min(1).describe("Its version, as its publisher numbers it"),
  reference: z.url({ protocol: /^https$/ }).describe("Page of its publisher"),
  controls: z.record(z.string(), z.array(z.string()).min(1)).describe("Control id to rule ids"),
});
export type FrameworkSource = z.infer<typeof FrameworkSource>;

/** Frameworks joined to the rules that give evidence for their controls. */
export interface Frameworks {
  readonly summaries: readonly FrameworkSummary[];
  /** Rule id to the controls that it gives evidence for, sorted. */
  readonly controls: ReadonlyMap<string, readonly ControlReference[]>;
}

/** Reads a framework file; throws what zod or the YAML parser finds wrong. */
export function parseFramework(text: string): FrameworkSource {
  return FrameworkSource.parse(parse(text));
}

/** Turns control-to-rules of all frameworks into rule-to-controls. */
export function joinFrameworks(sources: readonly FrameworkSource[]): Frameworks {
  const controls = new Map<string, ControlReference[]>();
  const sorted = [...sources].sort((a, b) => compareText(a.id, b.id));
  for (const { id, controls: byControl } of sorted) {
    for (const [control, rules] of Object.entries(byControl)) {
      for (const rule of rules) {
        controls.set(rule, [...(controls.get(rule) ?? []), { framework: id, control }]);
      }
    }
  }
  return { summaries: sorted.map(({ id, title, version }) => ({ id, title, version })), controls };
}
