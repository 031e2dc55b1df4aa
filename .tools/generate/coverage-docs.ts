import { existsSync, readFileSync } from "node:fs";
import type { CallRow } from "../../src/resources/calls.ts";
import type { Rule } from "../../src/rules/rule.ts";
import type { AnsweredOperations } from "../record/answered-by.ts";
import { builtInRules, UnfinishedRules } from "./built-in-rules.ts";
import { coverageNotes, NOTES, type SystemNotes, type Unseen } from "./coverage-notes.ts";
import { anchor, code, generatedFrom, page, prose, section, table } from "./markdown.ts";

const RECORDED = "fixtures/demo/answered-by.json";

/** How a call was tested, the best first. */
const TESTED = {
  moto: "moto",
  amended: "moto, amended",
  model: "API model",
  none: "not yet run",
} as const;
type Tested = keyof typeof TESTED;
const BEST_FIRST = Object.keys(TESTED) as Tested[];

/** A call that some rule needs, and how it was tested. */
interface TestedCall extends CallRow {
  readonly tested: Tested;
}

interface System {
  readonly name: string;
  readonly notes: SystemNotes;
  readonly rules: readonly { readonly rule: Rule; readonly tested: Tested }[];
  readonly calls: readonly TestedCall[];
}

/** docs/coverage.md: what is judged, by which calls, how each was tested, and what cannot be seen. */
export async function coverageDocs(): Promise<Record<string, string>> {
  const { rules } = await builtInRules();
  const { clientSide, systems: notes } = await coverageNotes();
  const callsOf = await callFinder();
  const names = [...new Set(rules.map(({ service }) => service))].sort();
  const systems = names.map((name): System => {
    const about = notes[name];
    if (about === undefined) throw new UnfinishedRules(`${NOTES} says nothing of ${name}`);
    const own = rules.filter(({ service }) => service === name);
    return {
      name,
      notes: about,
      rules: own.map((rule) => ({ rule, tested: least(callsOf([rule])) })),
      calls: callsOf(own),
    };
  });
  return {
    "docs/coverage.md": page(
      generatedFrom(`the rules, the collectors, ${RECORDED} and ${NOTES}`),
      "# Coverage",
      INTRODUCTION,
      table(
        ["System", "Rules", "Calls", ...BEST_FIRST.map((tested) => TESTED[tested])],
        [...systems.map(summaryRow), totalRow(systems)],
      ),
      ...systems.flatMap(systemBlocks),
      section("## Client-side and envelope encryption", unseenTable(clientSide)),
    ),
  };
}

const INTRODUCTION = `What keelson judges, system by system: the rules, the calls that they need, and how those calls were tested.
A system is a folder of \`rules/\`, named in brackets: what \`--service\` takes, and what reports call the service of a rule.
What is not listed is not judged.

**No call has run against live AWS yet.** How a call was tested is measured when the demo is recorded, not claimed:

- **moto**: the [moto](https://docs.getmoto.org/) emulator answered, and nobody touched its answer.
- **moto, amended**: moto answered, and the emulator added what moto leaves out.
- **API model**: moto has no answer that can be used; ours was built in the types of the SDK and passes its real
  serializers, but its contents are what the documentation says.
- **not yet run**: not yet run against live AWS or an emulator; unit tests with answers written by hand only.

A rule is as well tested as the least tested call that it needs. Every rule has examples beside that, which run through the
real engine whenever it loads. *Customer* and *shared* say whose part of the
[shared responsibility model](https://aws.amazon.com/compliance/shared-responsibility-model/) a rule belongs to.
A call that several systems need is counted in each of them.`;

async function callFinder(): Promise<(rules: readonly Rule[]) => TestedCall[]> {
  const { needsOf } = await import("../../src/engine/needs.ts");
  const { CALLS } = await import("../../src/resources/calls.ts");
  const answered = recorded();
  return (rules) => {
    const needs = needsOf(rules);
    return CALLS.filter(({ reads }) =>
      reads.some(({ type, fields }) => {
        const needed = needs.get(type);
        return (
          needed !== undefined &&
          (fields === undefined || fields.some((field) => needed.has(field)))
        );
      }),
    ).map((call) => ({ ...call, tested: answered[call.service]?.[call.operation] ?? "none" }));
  };
}

function recorded(): AnsweredOperations {
  if (!existsSync(RECORDED)) return {};
  return JSON.parse(readFileSync(RECORDED, "utf8")) as AnsweredOperations;
}

function least(calls: readonly TestedCall[]): Tested {
  return BEST_FIRST.findLast((tested) => calls.some((call) => call.tested === tested)) ?? "none";
}

function countTested(calls: readonly TestedCall[]): string[] {
  return BEST_FIRST.map((tested) => String(calls.filter((call) => call.tested === tested).length));
}

function summaryRow({ name, notes, rules, calls }: System): string[] {
  const link = `[${prose(notes.title)}](#${anchor(headingOf(name, notes))})`;
  return [link, String(rules.length), String(calls.length), ...countTested(calls)];
}

function totalRow(systems: readonly System[]): string[] {
  const all = new Map(
    systems.flatMap(({ calls }) =>
      calls.map((call) => [`${call.service} ${call.operation}`, call] as const),
    ),
  );
  const rules = systems.reduce((sum, system) => sum + system.rules.length, 0);
  const calls = [...all.values()];
  return ["**all, each call once**", String(rules), String(calls.length), ...countTested(calls)];
}

function headingOf(name: string, { title }: SystemNotes): string {
  return `${title} (${name})`;
}

function systemBlocks({ name, notes, rules, calls }: System): (string | undefined)[] {
  return [
    `## ${prose(headingOf(name, notes))}`,
    `**What AWS does.** ${prose(notes.aws)}`,
    section(
      `**What is judged** (\`--service ${name}\`)`,
      table(
        ["Rule", "Severity", "Part of", "Least tested call"],
        rules.map(({ rule, tested }) => [
          `[${rule.id}](rules/${rule.id}.md)`,
          rule.severity,
          rule.source.responsibility,
          TESTED[tested],
        ]),
      ),
    ),
    section(
      "**By which calls**",
      table(
        ["Collector", "Operations, with the permission where its name differs", "Tested"],
        callRows(calls),
      ),
    ),
    section("**What cannot be seen**", unseenTable(notes.unseen)),
    section(
      "**What to know about the rules**",
      table(
        ["Check", "Why"],
        notes.differs.map(({ row, why }) => [linked(row), prose(why)]),
      ),
    ),
  ];
}

/** One row for all operations of a service that were tested alike. */
function callRows(calls: readonly TestedCall[]): string[][] {
  const services = [...new Set(calls.map(({ service }) => service))].sort();
  return services.flatMap((service) =>
    BEST_FIRST.flatMap((tested) => {
      const alike = calls.filter((call) => call.service === service && call.tested === tested);
      if (alike.length === 0) return [];
      return [[code(service), alike.map(operationText).join(", "), TESTED[tested]]];
    }),
  );
}

function operationText({ operation, action }: CallRow): string {
  const same = action.split(":")[1] === operation;
  return same ? code(operation) : `${code(operation)} (${code(action)})`;
}

function unseenTable(unseen: readonly Unseen[]): string {
  return table(
    ["What account state does not show", "What to ask"],
    unseen.map(({ what, ask }) => [prose(what), ask.map(prose).join(" ")]),
  );
}

/** Names of rules as links to their pages, whatever else the text says. */
function linked(text: string): string {
  return text
    .split(", ")
    .map((part) =>
      existsSync(`docs/rules/${part}.md`) ? `[${part}](rules/${part}.md)` : prose(part),
    )
    .join(", ");
}
