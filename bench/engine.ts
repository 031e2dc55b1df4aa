// Evaluations a second of the real rules on resources made from their own examples; and for some rules the
// same logic as a plain function, in turns with the rule's expressions, as the floor.
import { evaluateRule } from "../src/engine/evaluate-rule.ts";
import { exampleSnapshot, examplesOf } from "../src/engine/examples.ts";
import { SnapshotStore } from "../src/engine/store.ts";
import { FACTS } from "../src/facts/index.ts";
import type { Resource } from "../src/model/resource.ts";
import type { Snapshot } from "../src/model/snapshot.ts";
import type { Rule } from "../src/rules/rule.ts";
import { builtIn } from "../test/support/rules.ts";

const COPIES = 200;
const PEER_RESOURCES = 20_000;
const RUNS = 7;
const DAY = 86_400_000;

/** Whether the resource passes; null when the rule does not apply. */
type PlainRule = (resource: Plain, now: string) => boolean | null;
interface Plain {
  readonly [field: string]: unknown;
}
interface Key {
  readonly active: boolean;
  readonly createdAt: string | null;
}

const PLAIN: Readonly<Record<string, PlainRule>> = {
  "kms-key-rotation-disabled": (key) =>
    key["keyManager"] === "CUSTOMER" &&
    key["spec"] === "SYMMETRIC_DEFAULT" &&
    key["origin"] === "AWS_KMS" &&
    key["state"] === "Enabled" &&
    key["multiRegion"] !== "REPLICA"
      ? key["rotationEnabled"] === true
      : null,
  "iam-access-key-old": (user, now) => {
    const keys = user["accessKeys"] as readonly Key[];
    if (!keys.some((key) => key.active)) return null;
    const age = (date: string) => (Date.parse(now) - Date.parse(date)) / DAY;
    return !keys.some((key) => key.active && key.createdAt !== null && age(key.createdAt) > 90);
  },
};

if (builtIn.problems.length > 0) throw new Error(JSON.stringify(builtIn.problems, null, 2));
wholeEngine();
for (const [id, plain] of Object.entries(PLAIN)) besidePlain(ruleNamed(id), plain);

/** All rules, with facts, three-valued logic, messages, fixes and fingerprints. */
function wholeEngine(): void {
  const rates = builtIn.rules.map((rule) => {
    const snapshots = examplesOf(rule).map(({ example }) => exampleSnapshot(rule, example));
    let findings = 0;
    let resources = 0;
    const start = performance.now();
    for (let copy = 0; copy < COPIES; copy += 1) {
      for (const snapshot of snapshots) {
        const store = new SnapshotStore(snapshot, FACTS);
        resources += store.resources(rule.resource.type).length;
        for (const _ of evaluateRule(rule, store)) findings += 1;
      }
    }
    const seconds = (performance.now() - start) / 1000;
    return { rule, resources, findings, seconds };
  });
  const total = (of: "resources" | "findings" | "seconds") =>
    rates.reduce((sum, rate) => sum + rate[of], 0);
  const perSecond = total("resources") / total("seconds");
  print("rules", `${rates.length}, on ${COPIES} copies of each example, facts computed anew`);
  print("evaluations", `${total("resources")}, ${total("findings")} findings`);
  print("engine", `${thousands(perSecond)} evaluations a second`);
  const slowest = rates
    .map(({ rule, resources, seconds }) => ({ id: rule.id, rate: resources / seconds }))
    .sort((a, b) => a.rate - b.rate)
    .slice(0, 3)
    .map(({ id, rate }) => `${id} ${thousands(rate)}`);
  print("slowest", `${slowest.join(", ")} a second`);
}

function besidePlain(rule: Rule, plain: PlainRule): void {
  const snapshot = manyOf(rule);
  const store = new SnapshotStore(snapshot, FACTS);
  const resources = store.resources(rule.resource.type);
  const { params } = rule;
  const { now } = store;
  const ways = {
    plain: () => resources.map((resource) => plain(resource, now)),
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
      if (run > 0) times[name].push(performance.now() - start);
      else check(rule, name, tally(answers), tally(ways.plain()));
    }
  }
  const floor = median(times.plain);
  const rate = (name: keyof typeof times) =>
    thousands((PEER_RESOURCES / median(times[name])) * 1000);
  const ratio = (name: keyof typeof times) => `${(median(times[name]) / floor).toFixed(1)} ×`;
  print(
    rule.id,
    `plain ${rate("plain")}, expressions ${rate("expressions")} (${ratio("expressions")}), ` +
      `whole findings ${rate("findings")} (${ratio("findings")}) a second`,
  );
}

/** Many resources of the rule's type, from the examples that were read whole. */
function manyOf(rule: Rule): Snapshot {
  const snapshots = examplesOf(rule)
    .filter(({ kind, example }) => kind !== "unknown" && example.params === undefined)
    .map(({ example }) => exampleSnapshot(rule, example));
  const own = snapshots.map((snapshot) => snapshot.resources[0] as Resource);
  const resources = Array.from({ length: PEER_RESOURCES }, (_, index) => {
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

function ruleNamed(id: string): Rule {
  const rule = builtIn.rules.find((each) => each.id === id);
  if (rule === undefined) throw new Error(`there is no rule ${id}`);
  return rule;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function thousands(value: number): string {
  return `${(value / 1000).toFixed(value < 100_000 ? 1 : 0)} k`;
}

function print(name: string, text: string): void {
  process.stdout.write(`${name.padEnd(26)} ${text}\n`);
}
