import type { Fact } from "../facts/define.ts";
import { FACTS } from "../facts/index.ts";
import type { Rule } from "../rules/rule.ts";

/** The fields that rules need, facts resolved to what they read: resource type to field names. */
export function needsOf(
  rules: readonly Rule[],
  facts: readonly Fact[] = FACTS,
): Map<string, Set<string>> {
  const needs = new Map<string, Set<string>>();
  const add = (type: string, fields: readonly string[]): void => {
    const known = needs.get(type) ?? new Set<string>();
    needs.set(type, known);
    for (const field of fields) {
      if (known.has(field)) continue;
      known.add(field);
      const fact = facts.find(
        (candidate) => candidate.on.type === type && candidate.name === field,
      );
      for (const [other, read] of Object.entries(fact?.reads ?? {})) add(other, read);
    }
  };
  for (const rule of rules) add(rule.resource.type, rule.reads);
  return needs;
}
