import type { z } from "zod";
import { compareText } from "../model/resource.ts";
import type { ResourceType } from "../resources/define.ts";
import { RESOURCE_TYPES, resourceType } from "../resources/index.ts";
import { compileRule } from "./compile.ts";
import type { Rule } from "./rule.ts";
import { RuleSource } from "./schema.ts";
import { didYouMean } from "./suggest.ts";
import { YamlDocument, type YamlProblem } from "./yaml-document.ts";

/** A rule file: its path for messages, the folder it stands in, and its text. */
export interface RuleFile {
  readonly path: string;
  readonly service: string;
  readonly text: string;
}

/** One thing wrong with a rule file. */
export interface RuleProblem extends YamlProblem {
  readonly file: string;
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
  const document = new YamlDocument(file.text);
  const inFile = (problem: YamlProblem): RuleProblem => ({ file: file.path, ...problem });
  const at = (offset: number, message: string, hint = "") =>
    inFile(document.problem(offset, message, hint));
  if (document.problems.length > 0) return { problems: document.problems.map(inFile) };
  const parsed = RuleSource.safeParse(document.value());
  if (!parsed.success) {
    const found = document.schemaProblems(parsed.error, RuleSource, "rule");
    return { problems: found.map(inFile) };
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
        document.offsetOf(["id"]),
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
        document.offsetOf(["resource"]),
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
    problems.push(at(document.offsetInScalar(path, offset), `${path.join(".")}: ${message}`, hint));
  }
  const { rule } = compiled;
  return { ...(rule === undefined || problems.length > 0 ? {} : { rule }), problems };
}
