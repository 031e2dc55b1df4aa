import { expect, test } from "vitest";
import { loadReplay } from "../../src/collect/replay.ts";
import { COLLECTORS } from "../../src/collect/registry.ts";
import { needsOf } from "../../src/engine/needs.ts";
import type { Finding } from "../../src/model/finding.ts";
import type { Gap } from "../../src/model/gap.ts";
import { CALLS } from "../../src/resources/calls.ts";
import { builtIn } from "../support/rules.ts";
import { DEMO, evaluateAll, scanReplay } from "../support/scan.ts";
import { changedTypes, collectPart, tellsOfAccount, textsOf, type Part } from "./parts.ts";
import { FAULTS, spoil, type FaultName } from "./spoil.ts";
import { watch } from "./watched-store.ts";

/** Every scan makes these calls first: what goes wrong with them concerns all services. */
const OPENING = new Set(["sts GetCallerIdentity", "ec2 DescribeRegions"]);

const replay = loadReplay(DEMO);
const { rules } = builtIn;
const needs = needsOf(rules);
const whole = await scanReplay(replay, rules);
const { header } = whole.snapshot;
const watched = new Map(rules.map((rule) => [rule.id, watch(rule, whole.snapshot)]));
const parts = new Map<string, Part>();
for (const service of Object.keys(COLLECTORS)) {
  parts.set(service, await collectPart(replay, replay.tap, service, needs));
}
const operations = [
  ...new Set(whole.journal.map(({ service, operation }) => `${service} ${operation}`)),
]
  .map((name) => {
    const [service = "", operation = ""] = name.split(" ");
    return { service, operation };
  })
  .filter(({ service }) => service !== "sts");

test("the whole scan reads everything and meets no defect", () => {
  expect(whole.defects).toEqual([]);
  expect(
    whole.snapshot.gaps.filter(
      ({ reason }) => reason !== "not-collected" && reason !== "unsupported-region",
    ),
  ).toEqual([]);
  expect(operations.length).toBeGreaterThan(20);
});

// What the two tests below prove allows the sweep to repeat only what a spoiled answer can touch.
test("a service reads alone what it reads among the others", () => {
  const account = whole.snapshot.resources.filter(tellsOfAccount);
  const alone = [...parts.values()].flatMap(textsOf);
  const together = [...alone, ...textsOf({ resources: account, gaps: [] })].sort();
  expect(together).toEqual(textsOf(whole.snapshot));
});

test("a rule evaluated alone says what it says among the others", () => {
  const alone = [...watched.values()].flatMap(({ findings }) => findings);
  expect(byFingerprint(alone)).toEqual(byFingerprint(whole.report.findings));
});

test("no answer that goes missing moves a result between pass and fail, or makes one vanish", async () => {
  const wrong: string[] = [];
  for (const { service, operation } of operations) {
    for (const fault of Object.keys(FAULTS) as FaultName[]) {
      const spoiled = { service, operation, fault };
      const before = parts.get(service);
      const differs =
        before === undefined || OPENING.has(`${service} ${operation}`)
          ? await scanWhole(spoiled)
          : await scanPart(spoiled, before);
      wrong.push(...compare(differs, spoiled));
    }
  }
  console.log(
    `${operations.length} operations × ${Object.keys(FAULTS).length} faults, ${wrong.length} wrong`,
  );
  expect(wrong).toEqual([]);
}, 900_000);

interface Spoiled {
  readonly service: string;
  readonly operation: string;
  readonly fault: FaultName;
}

/** What there is to compare after a fault: the results that it can have changed, before and after. */
interface Difference {
  readonly before: readonly Finding[];
  readonly now: readonly Finding[];
  readonly gaps: readonly Gap[];
  readonly defects: readonly unknown[];
}

async function scanWhole({ service, operation, fault }: Spoiled): Promise<Difference> {
  const tap = spoil(replay.tap, service, operation, fault);
  const { snapshot, report, defects } = await scanReplay(replay, rules, tap);
  return { before: whole.report.findings, now: report.findings, gaps: snapshot.gaps, defects };
}

/**
 * Collects the service of the operation anew and evaluates the rules that looked at a type of which it now says
 * something else. Evaluation is a function of the snapshot: a rule that finds all it looked at as it was says what it said.
 */
async function scanPart({ service, operation, fault }: Spoiled, before: Part): Promise<Difference> {
  const after = await collectPart(
    replay,
    spoil(replay.tap, service, operation, fault),
    service,
    needs,
  );
  const changed = changedTypes(before, after);
  const touched = rules.filter(({ id }) => {
    const types = watched.get(id)?.types;
    return types === undefined || [...types].some((type) => changed.has(type));
  });
  const now = [...parts].map(([name, part]) => (name === service ? after : part));
  const snapshot = {
    header,
    resources: [
      ...whole.snapshot.resources.filter(tellsOfAccount),
      ...now.flatMap(({ resources }) => resources),
    ],
    gaps: now.flatMap(({ gaps }) => gaps),
    partial: false,
  };
  return {
    before: touched.flatMap(({ id }) => watched.get(id)?.findings ?? []),
    now: evaluateAll(snapshot, touched).findings,
    gaps: after.gaps,
    defects: after.defects,
  };
}

function compare(
  { before, now, gaps, defects }: Difference,
  { service, operation, fault }: Spoiled,
): string[] {
  const place = `${service}:${operation} ${fault}`;
  const permission =
    CALLS.find((row) => row.service === service && row.operation === operation)?.action ?? "";
  const old = byFingerprint(before);
  const found = byFingerprint(now);
  const problems = defects.map((defect) => `${place}: ${String(defect)}`);
  if (!gaps.some((gap) => gap.operation === operation && gap.reason === fault)) {
    problems.push(`${place}: no gap says so`);
  }
  for (const [fingerprint, finding] of old) {
    const after = found.get(fingerprint);
    const name = `${place}: ${finding.rule} on ${finding.resource.arn}`;
    if (after === undefined) {
      if (!standsForMissing(now, finding, permission))
        problems.push(`${name} vanished (${finding.status})`);
    } else if (after.status === "unknown") {
      if (finding.status !== "unknown" && !names(after, permission))
        problems.push(`${name} does not name ${permission}`);
    } else if (after.status !== finding.status) {
      problems.push(`${name} moved from ${finding.status} to ${after.status}`);
    }
  }
  for (const [fingerprint, finding] of found) {
    if (old.has(fingerprint)) continue;
    if (finding.status !== "unknown")
      problems.push(
        `${place}: ${finding.rule} on ${finding.resource.arn} appeared as ${finding.status}`,
      );
  }
  return problems;
}

/** When a resource was not listed, one unknown result of its rule stands for all of them. */
function standsForMissing(
  findings: readonly Finding[],
  gone: Finding,
  permission: string,
): boolean {
  return findings.some(
    ({ rule, status, resource, missing }) =>
      rule === gone.rule &&
      status === "unknown" &&
      resource.id === "*" &&
      (resource.region === gone.resource.region || resource.region === "*") &&
      missing?.some((read) => read.permission === permission) === true,
  );
}

function names(finding: Finding, permission: string): boolean {
  return finding.missing?.some((read) => read.permission === permission) === true;
}

function byFingerprint(findings: readonly Finding[]): Map<string, Finding> {
  return new Map(findings.map((finding) => [finding.fingerprint, finding]));
}
