import { evaluateRule } from "../../src/engine/evaluate-rule.ts";
import { exampleSnapshot, examplesOf } from "../../src/engine/examples.ts";
import { SnapshotStore } from "../../src/engine/store.ts";
import { FACTS } from "../../src/facts/index.ts";
import type { Resource } from "../../src/model/resource.ts";
import type { Snapshot } from "../../src/model/snapshot.ts";
import type { Rule } from "../../src/rules/rule.ts";
import type { PlainRule } from "./plain-rules.ts";
import { median, print, thousands } from "./print.ts";

const RESOURCES = 20_000;
const RUNS = 7;

/** Seconds for each way to evaluate a rule, facts computed beforehand. */
export interface Times {
  readonly plain: number;
  readonly expressions: number;
  readonly findings: number;
}

/** Measures a rule in turns with the same logic as a plain function, and checks that they agree. */
export function besidePlain(rule: Rule, plain: PlainRule): Times {
  const store = new SnapshotStore(manyOf(rule), FACTS);
  const resources = store.resources(rule.resource.type);
  const { params } = rule;
  const { now } = store;
  const ways = {
    plain: () => resources.map((resource) => plain(resource, { now, params })),
    expressions: () =>
      resources.map((resource) => {
        const context = { resource, params, now };
        return rule.when?.evaluate(context) === false ? null : rule.pass.evaluate(context);
      }),
    findings: () => [...evaluateRule(rule, store)],
  };
  const times = { plain: [] as number[], expressions: [] as number[], findings: [] as number[] };
  for (let run = 0; run <= RUNS; run += 1) {
    for (const name of ["plain", "expressions", "findings"] as const) {
      const start = performance.now();
      const answers = ways[name]();
      // The first run warms up, and proves that all three answer the same.
      if (run > 0) times[name].push((performance.now() - start) / 1000);
      else check(rule, name, tally(answers), tally(ways.plain()));
    }
  }
  const medians = {
    plain: median(times.plain),
    expressions: median(times.expressions),
    findings: median(times.findings),
  };
  const rate = (name: keyof Times) => thousands(RESOURCES / medians[name]);
  const ratio = (name: keyof Times) => `${(medians[name] / medians.plain).toFixed(1)} ×`;
  print(
    rule.id,
    `plain ${rate("plain")}, expressions ${rate("expressions")} (${ratio("expressions")}), ` +
      `whole findings ${rate("findings")} (${ratio("findings")}) a second`,
  );
  return medians;
}

/** Many resources of the rule's type, from the examples that were read whole. */
function manyOf(rule: Rule): Snapshot {
  const snapshots = examplesOf(rule)
    .filter(({ kind, example }) => kind !== "unknown" && example.params === undefined)
    .map(({ example }) => exampleSnapshot(rule, example));
  const own = snapshots.map((snapshot) => snapshot.resources[0] as Resource);
  const resources = Array.from({ length: RESOURCES }, (_, index) => {
    const resource = own[index % own.length] as Resource;
    return { ...resource, arn: `${resource.arn}-${index}` };
  });
  return { ...(snapshots[0] as Snapshot), resources, gaps: [] };
}

function tally(answers: readonly unknown[]): string {
  const passed = (answer: unknown) =>
    answer !== null && typeof answer === "object"
      ? (answer as { status: string }).status === "pass"
      : answer;
  const count = (wanted: boolean) => answers.filter((answer) => passed(answer) === wanted).length;
  return `${count(true)} pass, ${count(false)} fail`;
}

function check(rule: Rule, way: string, found: string, wanted: string): void {
  if (found !== wanted) throw new Error(`${rule.id}: ${way} says ${found}; plain says ${wanted}`);
}
