import { expect, test } from "vitest";
import { loadReplay } from "../../src/collect/replay.ts";
import type { Finding } from "../../src/model/finding.ts";
import { CALLS } from "../../src/resources/calls.ts";
import { builtIn } from "../support/rules.ts";
import { DEMO, scanReplay, type Scanned } from "../support/scan.ts";
import { FAULTS, spoil, type FaultName } from "./spoil.ts";

const replay = loadReplay(DEMO);
const { rules } = builtIn;
const whole = await scanReplay(replay, rules);
const operations = operationsOf(whole).filter(({ service }) => service !== "sts");

test("the whole scan reads everything and meets no defect", () => {
  expect(whole.defects).toEqual([]);
  expect(
    whole.snapshot.gaps.filter(
      ({ reason }) => reason !== "not-collected" && reason !== "unsupported-region",
    ),
  ).toEqual([]);
  expect(operations.length).toBeGreaterThan(20);
});

test("no answer that goes missing moves a result between pass and fail, or makes one vanish", async () => {
  const wrong: string[] = [];
  for (const { service, operation } of operations) {
    for (const fault of Object.keys(FAULTS) as FaultName[]) {
      const scanned = await scanReplay(replay, rules, spoil(replay.tap, service, operation, fault));
      wrong.push(...compare(scanned, { service, operation, fault }));
    }
  }
  console.log(
    `${operations.length} operations × ${Object.keys(FAULTS).length} faults, ${wrong.length} wrong`,
  );
  expect(wrong).toEqual([]);
}, 900_000);

function operationsOf({ journal }: Scanned): { service: string; operation: string }[] {
  const calls = new Set(journal.map(({ service, operation }) => `${service} ${operation}`));
  return [...calls].map((name) => {
    const [service = "", operation = ""] = name.split(" ");
    return { service, operation };
  });
}

interface Spoiled {
  readonly service: string;
  readonly operation: string;
  readonly fault: FaultName;
}

function compare(scanned: Scanned, { service, operation, fault }: Spoiled): string[] {
  const place = `${service}:${operation} ${fault}`;
  const permission =
    CALLS.find((row) => row.service === service && row.operation === operation)?.action ?? "";
  const now = new Map(scanned.report.findings.map((finding) => [finding.fingerprint, finding]));
  const before = new Map(whole.report.findings.map((finding) => [finding.fingerprint, finding]));
  const problems = scanned.defects.map((defect) => `${place}: ${String(defect)}`);
  if (!scanned.snapshot.gaps.some((gap) => gap.operation === operation && gap.reason === fault)) {
    problems.push(`${place}: no gap says so`);
  }
  for (const [fingerprint, finding] of before) {
    const after = now.get(fingerprint);
    const name = `${place}: ${finding.rule} on ${finding.resource.arn}`;
    if (after === undefined) {
      if (!standsForMissing(scanned, finding, permission))
        problems.push(`${name} vanished (${finding.status})`);
    } else if (after.status === "unknown") {
      if (finding.status !== "unknown" && !names(after, permission))
        problems.push(`${name} does not name ${permission}`);
    } else if (after.status !== finding.status) {
      problems.push(`${name} moved from ${finding.status} to ${after.status}`);
    }
  }
  for (const [fingerprint, finding] of now) {
    if (before.has(fingerprint)) continue;
    if (finding.status !== "unknown")
      problems.push(
        `${place}: ${finding.rule} on ${finding.resource.arn} appeared as ${finding.status}`,
      );
  }
  return problems;
}

/** When a resource was not listed, one unknown result of its rule stands for all of them. */
function standsForMissing({ report }: Scanned, gone: Finding, permission: string): boolean {
  return report.findings.some(
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
