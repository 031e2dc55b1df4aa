import { gzipSync } from "node:zlib";
import type { Location, Log, ReportingDescriptor, Result, Run } from "sarif";

const RELATIVE_PATH = /^(?:(?:[\w.~-]|%[0-9A-F]{2})+\/)*(?:[\w.~-]|%[0-9A-F]{2})+$/;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
/** Help is the one text with lines. */
const INVISIBLE_BUT_LINES = /[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const LINK = /(?<!\\)(?:\\\\)*\[(?:[^\\\]]|\\.)*\]\(/;
const PLACEHOLDER = /(?<!\{)(?:\{\{)*\{\d+\}/;

/**
 * What GitHub code scanning asks of a file and no validator checks: what it would refuse,
 * what it would show wrongly and what would make it close or reopen alerts falsely.
 */
export function checkGithubContract(text: string): string[] {
  const log = JSON.parse(text) as Log;
  const problems: string[] = [];
  const expect = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem);
  };
  expect(log.version === "2.1.0", "version is not 2.1.0");
  expect((log.$schema ?? "") !== "", "no $schema");
  expect(gzipSync(text).length <= 10_000_000, "more than 10 MB compressed");
  expect(log.runs.length > 0, "no runs");
  expect(log.runs.length <= 20, "more than 20 runs");
  const categories = log.runs.map(categoryOf);
  expect(new Set(categories).size === categories.length, "two runs of one category");
  for (const run of log.runs) problems.push(...checkRun(run));
  return problems;
}

/** GitHub takes what stands before the last slash. */
function categoryOf(run: Run): string {
  return (run.automationDetails?.id ?? "").replace(/\/?[^/]*$/, "");
}

function checkRun(run: Run): string[] {
  const problems: string[] = [];
  const expect = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem);
  };
  const { rules = [], name } = run.tool.driver;
  const { results } = run;
  expect(name === "keelson", "tool name changed");
  expect(/^\d+\.\d+\.\d+/.test(run.tool.driver.semanticVersion ?? ""), "no semantic version");
  expect(categoryOf(run) !== "", "no category");
  expect(run.invocations?.[0]?.executionSuccessful === true, "unsuccessful execution");
  expect(rules.length <= 25_000, "more than 25,000 rules");
  expect(new Set(rules.map(({ id }) => id)).size === rules.length, "two rules of one id");
  for (const rule of rules) problems.push(...checkRule(rule, run));
  if (results === undefined) return [...problems, "no results array"];
  expect(results.length <= 25_000, "more than 25,000 results");
  const hashes = results.map(hashOf);
  expect(new Set(hashes).size === hashes.length, "two results of one fingerprint");
  for (const result of results) problems.push(...checkResult(result, rules));
  expect(!strings({ ...run, tool: null }).some((s) => INVISIBLE.test(s)), "invisible character");
  expect(!strings(run.tool).some((s) => INVISIBLE_BUT_LINES.test(s)), "invisible character");
  return problems;
}

function checkRule(rule: ReportingDescriptor, run: Run): string[] {
  const problems: string[] = [];
  const expect = (holds: boolean, problem: string) => {
    if (!holds) problems.push(`${problem}: ${rule.id}`);
  };
  const { "security-severity": score, tags = [] } = rule.properties ?? {};
  expect(rule.id !== "", "empty rule id");
  expect(isBetween(rule.name, 1, 255), "bad rule name");
  expect(isBetween(rule.shortDescription?.text, 1, 1024), "bad short description");
  expect(isBetween(rule.fullDescription?.text, 1, 1024), "bad full description");
  expect((rule.help?.text ?? "") !== "", "no help");
  expect(tags.length <= 10, "more tags than GitHub shows");
  expect(
    score === undefined ||
      (typeof score === "string" && /^\d+\.\d$/.test(score) && +score > 0 && +score <= 10),
    "bad security-severity",
  );
  for (const { target } of rule.relationships ?? []) {
    const taxa = run.taxonomies?.[target.toolComponent?.index ?? -1]?.taxa;
    expect(taxa?.[target.index ?? -1]?.id === target.id, "relationship to no taxon");
  }
  return problems;
}

function checkResult(result: Result, rules: readonly ReportingDescriptor[]): string[] {
  const problems: string[] = [];
  const expect = (holds: boolean, problem: string) => {
    if (!holds) problems.push(`${problem}: ${result.ruleId} ${hashOf(result)}`);
  };
  const { text } = result.message;
  expect((result.kind ?? "fail") === "fail", "not a failure");
  expect(result.suppressions === undefined, "suppressed result");
  expect(["error", "warning", "note"].includes(result.level ?? ""), "bad level");
  expect(rules[result.ruleIndex ?? -1]?.id === result.ruleId, "rule index of another rule");
  expect(isBetween(text, 1, 2048), "bad message");
  expect(!LINK.test(text ?? ""), "link in message");
  expect(!PLACEHOLDER.test(text ?? ""), "placeholder in message");
  expect(hashOf(result) !== "", "no fingerprint");
  expect(isBetween(result.locations, 1, 1000), "no location");
  for (const location of [...(result.locations ?? []), ...(result.relatedLocations ?? [])]) {
    problems.push(...checkLocation(location));
  }
  return problems;
}

function checkLocation({ physicalLocation, logicalLocations = [] }: Location): string[] {
  if (!physicalLocation) return ["no physical location"];
  const problems: string[] = [];
  const uri = physicalLocation.artifactLocation?.uri ?? "";
  const isInside = uri.split("/").every((part) => !/^\.*$/.test(part));
  if (!RELATIVE_PATH.test(uri) || !isInside) problems.push(`not a relative path: ${uri}`);
  const { startLine = 0, startColumn = 0 } = physicalLocation.region ?? {};
  if (startLine < 1 || startColumn < 1) problems.push("no region");
  if (logicalLocations.some(({ name }) => name === "")) problems.push("empty name");
  return problems;
}

function hashOf(result: Result): string {
  return result.partialFingerprints?.["primaryLocationLineHash"] ?? "";
}

function isBetween(value: { length: number } | undefined, least: number, most: number): boolean {
  return value !== undefined && value.length >= least && value.length <= most;
}

function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}
