// How fast rules are evaluated: 300 of them on an account of 5,000 resources; all rules on their own examples;
// and some in turns with the same logic as a plain function, which is the floor.
import { loadReplay } from "../src/collect/replay.ts";
import { evaluateRule } from "../src/engine/evaluate-rule.ts";
import { exampleSnapshot, examplesOf } from "../src/engine/examples.ts";
import { SnapshotStore } from "../src/engine/store.ts";
import { FACTS } from "../src/facts/index.ts";
import type { Rule } from "../src/rules/rule.ts";
import { builtIn } from "../test/support/rules.ts";
import { DEMO, evaluateAll, scanReplay } from "../test/support/scan.ts";
import { besidePlain } from "./engine/beside-plain.ts";
import { largeAccount } from "./engine/large-account.ts";
import { PLAIN_RULES } from "./engine/plain-rules.ts";
import { median, print, thousands } from "./engine/print.ts";

const RULES = 300;
const RESOURCES = 5_000;
const RUNS = 7;
const COPIES = 50;

if (builtIn.problems.length > 0) throw new Error(JSON.stringify(builtIn.problems, null, 2));
await wholeAccount();
allExamples();
sampleBesidePlain();

/** Everything from the snapshot to the report, on the demo account multiplied. */
async function wholeAccount(): Promise<void> {
  const { snapshot } = await scanReplay(loadReplay(DEMO), builtIn.rules);
  const large = largeAccount(snapshot, RESOURCES);
  const rules = threeHundred();
  const times: number[] = [];
  let findings = 0;
  for (let run = 0; run <= RUNS; run += 1) {
    const start = performance.now();
    const report = evaluateAll(large, rules);
    // The first run warms up; a scan has only one, so it is told as well.
    if (run === 0) print("cold", `${milliseconds(performance.now() - start)} for the first run`);
    else times.push(performance.now() - start);
    findings = report.findings.length;
  }
  const again = rules.length - builtIn.rules.length;
  print("account", `${large.resources.length} resources: the demo account, copied`);
  print("rules", `${rules.length}, ${again > 0 ? `${again} of them for the second time` : "all"}`);
  const time = median(times);
  print(
    "300 × 5,000",
    `${milliseconds(time)} (goal 1,000 ms), ${findings} findings, ${thousands((findings / time) * 1000)} a second`,
  );
}

/** The real rules; as long as there are fewer, some of them a second time under another name. */
function threeHundred(): Rule[] {
  const again = builtIn.rules.map((rule) => ({ ...rule, id: `${rule.id}-again` }));
  return [...builtIn.rules, ...again].slice(0, Math.max(RULES, builtIn.rules.length));
}

/** All rules, with facts, three-valued logic, messages, fixes and fingerprints. */
function allExamples(): void {
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
  print("examples", `${rates.length} rules, ${COPIES} times each example, facts computed anew`);
  print("evaluations", `${total("resources")}, ${total("findings")} findings`);
  print("engine", `${thousands(perSecond)} evaluations a second`);
  const slowest = rates
    .map(({ rule, resources, seconds }) => ({ id: rule.id, rate: resources / seconds }))
    .sort((a, b) => a.rate - b.rate)
    .slice(0, 3)
    .map(({ id, rate }) => `${id} ${thousands(rate)}`);
  print("slowest", `${slowest.join(", ")} a second`);
}

function sampleBesidePlain(): void {
  const all = Object.entries(PLAIN_RULES).map(([id, plain]) => besidePlain(ruleNamed(id), plain));
  const ratio = (way: "expressions" | "findings") =>
    median(all.map((times) => times[way] / times.plain)).toFixed(1);
  print(
    "median of these",
    `expressions ${ratio("expressions")} ×, whole findings ${ratio("findings")} × a plain function`,
  );
}

function ruleNamed(id: string): Rule {
  const rule = builtIn.rules.find((each) => each.id === id);
  if (rule === undefined) throw new Error(`there is no rule ${id}`);
  return rule;
}

function milliseconds(value: number): string {
  return `${Math.round(value)} ms`;
}
