import { readFileSync } from "node:fs";

/** What account state does not show, and what to ask instead. */
export interface Unseen {
  readonly what: string;
  readonly ask: readonly string[];
}

/** What docs/coverage.md says of a system beside what can be derived. */
export interface SystemNotes {
  readonly title: string;
  readonly aws: string;
  readonly unseen: readonly Unseen[];
  readonly differs: readonly { readonly row: string; readonly why: string }[];
}

export interface CoverageNotes {
  readonly clientSide: readonly Unseen[];
  readonly systems: Readonly<Record<string, SystemNotes>>;
}

export const NOTES = "docs/coverage-notes.yaml";

/** Reads docs/coverage-notes.yaml; throws when it is not of its form. */
export async function coverageNotes(): Promise<CoverageNotes> {
  const { z } = await import("zod");
  const { parse } = await import("yaml");
  const text = z.string().min(1);
  // YAML takes a comma within brackets for the end of the question.
  const question = z.string().regex(/^[A-Z`].*\?$/s, "is not a whole question");
  const unseen = z.array(z.strictObject({ what: text, ask: z.array(question).min(1) }));
  const system = z.strictObject({
    title: text,
    aws: text,
    unseen: unseen.min(1),
    differs: z.array(z.strictObject({ row: text, why: text })).default([]),
  });
  const schema = z.strictObject({ clientSide: unseen, systems: z.record(z.string(), system) });
  return schema.parse(parse(readFileSync(NOTES, "utf8")));
}
