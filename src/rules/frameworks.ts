import { parse } from "yaml";
import { z } from "zod";
import type { ControlReference, FrameworkSummary } from "../model/report.ts";

/** A framework file: which rules give evidence for which control. The mapping lives only here. */
export const FrameworkSource = z.strictObject({
  id: z.string().regex(/^[a-z0-9.-]+$/),
  title: z.string().min(1),
  version: z.string().min(1),
  reference: z.url({ protocol: /^https$/ }).describe("Page of its publisher"),
  controls: z.record(z.string(), z.array(z.string()).min(1)).describe("Control id to rule ids"),
});
export type FrameworkSource = z.infer<typeof FrameworkSource>;

export interface Frameworks {
  readonly summaries: readonly FrameworkSummary[];
  /** Rule id to the controls that it gives evidence for, sorted. */
  readonly controls: ReadonlyMap<string, readonly ControlReference[]>;
}

export function parseFramework(text: string): FrameworkSource {
  return FrameworkSource.parse(parse(text));
}

export function joinFrameworks(sources: readonly FrameworkSource[]): Frameworks {
  const controls = new Map<string, ControlReference[]>();
  const sorted = [...sources].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id, controls: byControl } of sorted) {
    for (const [control, rules] of Object.entries(byControl)) {
      for (const rule of rules) {
        controls.set(rule, [...(controls.get(rule) ?? []), { framework: id, control }]);
      }
    }
  }
  return { summaries: sorted.map(({ id, title, version }) => ({ id, title, version })), controls };
}
