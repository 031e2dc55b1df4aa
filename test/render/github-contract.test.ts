import type { Log, Result, Run } from "sarif";
import { describe, expect, it } from "vitest";
import { renderSarif } from "../../src/render/sarif.ts";
import { checkGithubContract } from "./github-contract.ts";
import { smallReport } from "./small-report.ts";

const valid = renderSarif(smallReport());

interface Parts {
  readonly log: Log;
  readonly run: Run;
  readonly result: Result;
}

function broken(damage: (parts: Parts) => void): string {
  const log = JSON.parse(valid) as Log;
  const run = log.runs[0];
  const result = run?.results?.[0];
  if (!run || !result) throw new Error("the valid log has no result to break");
  damage({ log, run, result });
  return JSON.stringify(log);
}

const at = (uri: string) => ({
  physicalLocation: { artifactLocation: { uri }, region: { startLine: 1, startColumn: 1 } },
});

const EXAMPLES: readonly [problem: string, damage: (parts: Parts) => void][] = [
  ["version is not", ({ log }) => Object.assign(log, { version: "2.0.0" })],
  ["no $schema", ({ log }) => delete log.$schema],
  ["no runs", ({ log }) => (log.runs = [])],
  [
    "more than 20 runs",
    ({ log, run }) => {
      log.runs = Array.from({ length: 21 }, (_, n) => ({
        ...run,
        automationDetails: { id: `a/${n}/` },
      }));
    },
  ],
  ["two runs of one category", ({ log, run }) => log.runs.push(run)],
  [
    "two runs of one category",
    ({ log, run }) => {
      const id = `${run.automationDetails?.id ?? ""}2026-11-21`;
      log.runs.push({ ...run, automationDetails: { id } });
    },
  ],
  ["no category", ({ run }) => (run.automationDetails = { id: "keelson" })],
  ["tool name", ({ run }) => (run.tool.driver.name = "keelson-kms")],
  ["no semantic version", ({ run }) => delete run.tool.driver.semanticVersion],
  ["unsuccessful", ({ run }) => (run.invocations = [{ executionSuccessful: false }])],
  ["no results array", ({ run }) => delete run.results],
  [
    "more than 25,000 results",
    ({ run, result }) => {
      run.results = Array.from({ length: 25_001 }, (_, n) => ({
        ...result,
        partialFingerprints: { primaryLocationLineHash: `${n}` },
      }));
    },
  ],
  ["two results of one fingerprint", ({ run, result }) => run.results?.push(result)],
  [
    "two rules of one id",
    ({ run }) => run.tool.driver.rules?.push(...(run.tool.driver.rules ?? [])),
  ],
  ["bad short description", ({ run }) => ruleOf(run, { shortDescription: { text: "" } })],
  ["bad full", ({ run }) => ruleOf(run, { fullDescription: { text: "x".repeat(1025) } })],
  ["no help", ({ run }) => ruleOf(run, { help: { text: "" } })],
  ["bad rule name", ({ run }) => ruleOf(run, { name: "x".repeat(256) })],
  [
    "more tags",
    ({ run }) => ruleOf(run, { properties: { tags: Array(11).fill("x") as string[] } }),
  ],
  ["security-severity", ({ run }) => ruleOf(run, { properties: { "security-severity": "high" } })],
  ["security-severity", ({ run }) => ruleOf(run, { properties: { "security-severity": "12.0" } })],
  ["security-severity", ({ run }) => ruleOf(run, { properties: { "security-severity": 5.5 } })],
  [
    "relationship to no taxon",
    ({ run }) => ruleOf(run, { relationships: [{ target: { id: "3.6", index: 7 } }] }),
  ],
  ["not a failure", ({ result }) => (result.kind = "pass")],
  ["suppressed", ({ result }) => (result.suppressions = [{ kind: "external" }])],
  ["bad level", ({ result }) => (result.level = "none")],
  ["rule index", ({ result }) => (result.ruleId = "another-rule")],
  ["rule index", ({ result }) => (result.ruleIndex = 9)],
  ["bad message", ({ result }) => (result.message = { text: "" })],
  ["bad message", ({ result }) => (result.message = { text: "x".repeat(2049) })],
  ["link", ({ result }) => (result.message = { text: "See [here](1)." })],
  ["placeholder", ({ result }) => (result.message = { text: "Bucket {0} is public." })],
  ["invisible", ({ result }) => (result.message = { text: "invoice\u202efdp.exe." })],
  ["invisible", ({ result }) => (result.message = { text: "\u001b[2J." })],
  ["no fingerprint", ({ result }) => delete result.partialFingerprints],
  ["no location", ({ result }) => (result.locations = [])],
  ["no physical", ({ result }) => (result.locations = [{ logicalLocations: [{ name: "a" }] }])],
  ["no physical", ({ result }) => (result.relatedLocations = [{ message: { text: "There." } }])],
  ["no region", ({ result }) => delete result.locations?.[0]?.physicalLocation?.region],
  ["relative path", ({ result }) => (result.locations = [at("arn:aws:s3:::bucket")])],
  ["relative path", ({ result }) => (result.locations = [at("https://example.com/a")])],
  ["relative path", ({ result }) => (result.locations = [at("us-east-1:key/a.json")])],
  ["relative path", ({ result }) => (result.locations = [at("aws/a b.json")])],
  ["relative path", ({ result }) => (result.locations = [at("aws/50%.json")])],
  ["relative path", ({ result }) => (result.locations = [at("/aws/a.json")])],
  ["relative path", ({ result }) => (result.locations = [at("aws/../a.json")])],
  ["relative path", ({ result }) => (result.locations = [at("aws//a.json")])],
  ["empty name", ({ result }) => result.locations?.[0]?.logicalLocations?.push({ name: "" })],
];

function ruleOf(run: Run, patch: object): void {
  Object.assign(run.tool.driver.rules?.[0] ?? {}, patch);
}

describe("checkGithubContract", () => {
  it("finds nothing wrong with a valid log", () => {
    expect(checkGithubContract(valid)).toEqual([]);
  });

  it.each(EXAMPLES)("says: %s (example %#)", (problem, damage) => {
    expect(checkGithubContract(broken(damage)).join("\n")).toContain(problem);
  });
});
