import { isScalar, LineCounter, parseDocument, type Document } from "yaml";
import type { z } from "zod";
import type { ResourceType } from "../resources/define.ts";
import { RESOURCE_TYPES, resourceType } from "../resources/index.ts";
import { compileRule } from "./compile.ts";
import type { Rule } from "./rule.ts";
import { Example, RuleSource } from "./schema.ts";
import { didYouMean } from "./suggest.ts";

/** A rule file: its path for messages, the folder it stands in, and its text. */
export interface RuleFile {
  readonly path: string;
  readonly service: string;
  readonly text: string;
}

/** One thing wrong with a rule file. */
export interface RuleProblem {
  readonly file: string;
  /** 1-based */
  readonly line: number;
  /** 1-based */
  readonly column: number;
  readonly message: string;
  readonly hint: string;
}

/** The fields of a resource type that rules may read: its own and those that facts add. */
export type FieldsOf = (type: ResourceType) => z.ZodObject;

/** Loads rule files; gives every problem of every file at once. */
export function loadRules(
  files: readonly RuleFile[],
  fieldsOf: FieldsOf,
): { rules: Rule[]; problems: RuleProblem[] } {
  const rules: Rule[] = [];
  const problems: RuleProblem[] = [];
  const byId = new Map<string, string>();
  for (const file of files) {
    const { rule, problems: found } = loadRule(file, fieldsOf);
    problems.push(...found);
    if (rule === undefined) continue;
    const other = byId.get(rule.id);
    if (other === undefined) rules.push(rule);
    else problems.push({ file: file.path, line: 1, column: 1, message: `the id ${rule.id} is taken by ${other}`, hint: "ids are unique over all rules" });
    byId.set(rule.id, file.path);
  }
  rules.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { rules, problems };
}

function loadRule(file: RuleFile, fieldsOf: FieldsOf): { rule?: Rule; problems: RuleProblem[] } {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, uniqueKeys: true });
  const at = (offset: number, message: string, hint = ""): RuleProblem => {
    const { line, col } = lines.linePos(offset);
    return { file: file.path, line, column: col, message, hint };
  };
  if (document.errors.length > 0) {
    return { problems: document.errors.map(({ pos, message }) => at(pos[0], message.split("\n")[0] ?? message)) };
  }
  const parsed = RuleSource.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (!parsed.success) {
    return { problems: parsed.error.issues.flatMap((issue) => schemaProblems(issue, document, at)) };
  }
  const source = parsed.data;
  const name = file.path.split(/[\\/]/).at(-1)?.replace(/\.ya?ml$/, "");
  if (source.id !== name) {
    return { problems: [at(offsetOf(document, ["id"]), `the id ${source.id} is not the name of the file`, `name the file ${source.id}.yaml`)] };
  }
  const type = resourceType(source.resource);
  if (type === undefined) {
    const names = RESOURCE_TYPES.map((known) => known.type);
    return { problems: [at(offsetOf(document, ["resource"]), `there is no resource type ${source.resource}`, didYouMean(source.resource, names))] };
  }
  const { rule, problems } = compileRule(source, { file: file.path, service: file.service, type, fields: fieldsOf(type) });
  return {
    ...(rule === undefined ? {} : { rule }),
    problems: problems.map(({ path, offset, message, hint }) =>
      at(offsetInScalar(document, path, offset, file.text), `${path.join(".")}: ${message}`, hint),
    ),
  };
}

type Locate = (offset: number, message: string, hint?: string) => RuleProblem;

function schemaProblems(issue: z.core.$ZodIssue, document: Document, at: Locate): RuleProblem[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    const known = knownKeys(path);
    return issue.keys.map((key) =>
      at(offsetOf(document, [...path, key]), `unknown key \`${[...path, key].join(".")}\``, didYouMean(key, known)),
    );
  }
  return [at(offsetOf(document, path), `${path.join(".") || "rule"}: ${issue.message}`)];
}

function knownKeys(path: readonly string[]): string[] {
  if (path.length === 0) return Object.keys(RuleSource.shape);
  if (path[0] === "fix") return Object.keys(RuleSource.shape.fix.shape);
  return path.length === 1 ? Object.keys(RuleSource.shape.examples.shape) : Object.keys(Example.shape);
}

/** Offset of the node at a path, or of the nearest one above it that exists. */
function offsetOf(document: Document, path: readonly string[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const keys = path.slice(0, length).map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    const node = document.getIn(keys, true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}

// An offset in the value is an offset in the file for plain scalars; quoted and block scalars begin later and are indented.
function offsetInScalar(document: Document, path: readonly string[], offset: number, text: string): number {
  const start = offsetOf(document, path);
  const node = document.getIn(path, true);
  if (!isScalar(node) || typeof node.value !== "string") return start;
  if (node.type === "PLAIN") return start + offset;
  if (node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE") return start + 1 + offset;
  const before = node.value.slice(0, offset).split("\n");
  const lines = text.slice(start).split("\n");
  const skipped = lines.slice(0, before.length).reduce((sum, line) => sum + line.length + 1, 0);
  const indent = /^ */.exec(lines[before.length] ?? "")?.[0].length ?? 0;
  return start + skipped + indent + (before.at(-1)?.length ?? 0);
}
