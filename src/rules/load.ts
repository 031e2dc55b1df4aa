import { isMap, isScalar, LineCounter, parseDocument, visit, type Document, type Node } from "yaml";
import type { z } from "zod";
import { compareText } from "../model/resource.ts";
import type { ResourceType } from "../resources/define.ts";
import { RESOURCE_TYPES, resourceType } from "../resources/index.ts";
import { compileRule } from "./compile.ts";
import type { Rule } from "./rule.ts";
import { scalarOffset } from "./scalar-offset.ts";
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
    else
      problems.push({
        file: file.path,
        line: 1,
        column: 1,
        message: `the id ${rule.id} is taken by ${other}`,
        hint: "ids are unique over all rules",
      });
    byId.set(rule.id, file.path);
  }
  rules.sort((a, b) => compareText(a.id, b.id));
  return { rules, problems };
}

function loadRule(file: RuleFile, fieldsOf: FieldsOf): { rule?: Rule; problems: RuleProblem[] } {
  const lines = new LineCounter();
  const document = parseDocument(file.text, {
    lineCounter: lines,
    uniqueKeys: true,
    prettyErrors: false,
  });
  const at = (offset: number, message: string, hint = ""): RuleProblem => {
    const { line, col } = lines.linePos(offset);
    return { file: file.path, line, column: col, message, hint };
  };
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) return { problems: broken.map(({ pos, message }) => at(pos[0], message)) };
  const strange = strangeNodes(document, at);
  if (strange.length > 0) return { problems: strange };
  const parsed = RuleSource.safeParse(document.toJS());
  if (!parsed.success) {
    return {
      problems: parsed.error.issues.flatMap((issue) => schemaProblems(issue, document, at)),
    };
  }
  const source = parsed.data;
  const problems: RuleProblem[] = [];
  const name = file.path
    .split(/[\\/]/)
    .at(-1)
    ?.replace(/\.ya?ml$/, "");
  if (source.id !== name) {
    problems.push(
      at(
        offsetOf(document, ["id"]),
        `the id ${source.id} is not the name of the file`,
        `name the file ${source.id}.yaml`,
      ),
    );
  }
  const type = resourceType(source.resource);
  if (type === undefined) {
    const names = RESOURCE_TYPES.map((known) => known.type);
    problems.push(
      at(
        offsetOf(document, ["resource"]),
        `there is no resource type ${source.resource}`,
        didYouMean(source.resource, names),
      ),
    );
    return { problems };
  }
  const compiled = compileRule(source, {
    file: file.path,
    service: file.service,
    type,
    fields: fieldsOf(type),
  });
  for (const { path, offset, message, hint } of compiled.problems) {
    problems.push(
      at(offsetInScalar(document, path, offset, file.text), `${path.join(".")}: ${message}`, hint),
    );
  }
  const { rule } = compiled;
  return { ...(rule === undefined || problems.length > 0 ? {} : { rule }), problems };
}

/** What YAML allows and a rule has no use for: aliases, which can grow without bounds, and keys that are no words. */
function strangeNodes(document: Document, at: Locate): RuleProblem[] {
  const problems: RuleProblem[] = [];
  visit(document, {
    Alias: (_, alias) =>
      void problems.push(
        at(alias.range?.[0] ?? 0, "aliases are not supported", "write the value out"),
      ),
    Pair: (_, { key }) => {
      if (!isScalar(key)) problems.push(at((key as Node).range?.[0] ?? 0, "a key must be a word"));
    },
  });
  return problems;
}

type Locate = (offset: number, message: string, hint?: string) => RuleProblem;

function schemaProblems(issue: z.core.$ZodIssue, document: Document, at: Locate): RuleProblem[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    const known = knownKeys(path);
    return issue.keys.map((key) =>
      at(
        keyOffset(document, path, key),
        `unknown key \`${[...path, key].join(".")}\``,
        didYouMean(key, known),
      ),
    );
  }
  return [at(offsetOf(document, path), `${path.join(".") || "rule"}: ${issue.message}`)];
}

function knownKeys(path: readonly string[]): string[] {
  if (path.length === 0) return Object.keys(RuleSource.shape);
  if (path[0] === "fix") return Object.keys(RuleSource.shape.fix.shape);
  return path.length === 1
    ? Object.keys(RuleSource.shape.examples.shape)
    : Object.keys(Example.shape);
}

/** Offset of the node at a path, or of the nearest one above it that exists. */
function offsetOf(document: Document, path: readonly string[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = nodeAt(document, path.slice(0, length));
    if (node?.range) return node.range[0];
  }
  return 0;
}

function nodeAt(document: Document, path: readonly string[]): Node | undefined {
  const keys = path.map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  return document.getIn(keys, true) as Node | undefined;
}

/** Offset of a key itself in the map at a path. */
function keyOffset(document: Document, path: readonly string[], name: string): number {
  const map = nodeAt(document, path);
  const pairs = isMap(map) ? map.items : [];
  const key = pairs
    .map((pair) => pair.key)
    .find((candidate) => isScalar(candidate) && String(candidate.value) === name);
  return (key as Node | undefined)?.range?.[0] ?? offsetOf(document, path);
}

function offsetInScalar(
  document: Document,
  path: readonly string[],
  offset: number,
  text: string,
): number {
  const node = nodeAt(document, path);
  if (!isScalar<string>(node) || typeof node.value !== "string") return offsetOf(document, path);
  // The expression was compiled without the white space around it.
  const leading = node.value.length - node.value.trimStart().length;
  return scalarOffset(node, leading + offset, text);
}
