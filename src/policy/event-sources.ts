import { alternativesOf, isObject, parsePattern, type PatternObject } from "./event-pattern.ts";
import { soleMember } from "./event-operators.ts";

/**
 * The sources of events that a pattern names: `aws.guardduty` in `source`, and `aws.kms` for
 * `kms.amazonaws.com` in `detail.eventSource`, by which the calls that CloudTrail reports tell their service.
 * A pattern for events of any source names none.
 */
export function eventSourcesOf(pattern: string): string[] {
  const root = parsePattern(pattern);
  if (root === undefined) return [];
  const sources = textsAt(root, ["source"]);
  const services = textsAt(root, ["detail", "eventSource"]).flatMap(
    (name) => /^([a-z0-9-]+)\.amazonaws\.com/.exec(name)?.[1] ?? [],
  );
  return [...new Set([...sources, ...services.map((service) => `aws.${service}`)])].sort();
}

function textsAt(pattern: PatternObject, path: readonly string[]): string[] {
  const [first, ...rest] = path;
  return Object.entries(pattern).flatMap(([name, value]) => {
    const alternatives = alternativesOf(name, value);
    if (alternatives !== undefined) return alternatives.flatMap((each) => textsAt(each, path));
    if (name === path.join(".")) return texts(value);
    if (name !== first) return [];
    return rest.length > 0 && isObject(value) ? textsAt(value, rest) : [];
  });
}

function texts(matchers: unknown): string[] {
  if (!Array.isArray(matchers)) return [];
  return matchers.flatMap((matcher: unknown) => {
    const operator = soleMember(matcher);
    const text = operator?.[0] === "prefix" ? operator[1] : matcher;
    return typeof text === "string" ? [text] : [];
  });
}
