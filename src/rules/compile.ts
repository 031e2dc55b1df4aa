import type { z } from "zod";
import type { ResourceType } from "../resources/define.ts";
import { ExpressionCompiler, ExpressionError, type Expression } from "./expression.ts";
import type { Rule } from "./rule.ts";
import type { RuleSource } from "./schema.ts";
import { compileTemplate, type Template } from "./template.ts";

/** Something wrong with one text of a rule. */
export interface CompileProblem {
  /** Where the text stands in the rule: ["fix", "cli"]. */
  readonly path: readonly string[];
  /** 0-based offset into the text. */
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

interface Place {
  readonly file: string;
  readonly service: string;
  readonly type: ResourceType;
  /** Fields of the type and of its facts. */
  readonly fields: z.ZodObject;
}

/** Checks and compiles every expression of a rule; no rule when any of them is wrong. */
export function compileRule(
  source: RuleSource,
  { file, service, type, fields }: Place,
): { rule?: Rule; problems: CompileProblem[] } {
  const problems: CompileProblem[] = [];
  const params = source.params ?? {};
  const compiler = new ExpressionCompiler(fields, params);

  const expression = (
    path: readonly string[],
    text: string,
    wanted: "bool" | "any",
    shift = 0,
  ): Expression => {
    try {
      return compiler.compile(text, wanted);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      problems.push({
        path,
        offset: shift + error.offset,
        message: error.message,
        hint: error.hint,
      });
      return BROKEN;
    }
  };
  const template = (path: readonly string[], text: string): Template =>
    compileTemplate(text, (inner, offset) => expression(path, inner, "any", offset));
  const optional = (path: readonly string[], text: string | undefined) =>
    text === undefined ? undefined : template(path, text);

  const { fix } = source;
  const pass = expression(["pass"], source.pass, "bool");
  const shown =
    source.evidence ?? Object.fromEntries(pass.reads.map((field) => [field, `resource.${field}`]));
  const parts = {
    when: source.when === undefined ? undefined : expression(["when"], source.when, "bool"),
    pass,
    message: template(["message"], source.message),
    fix: {
      text: template(["fix", "text"], fix.text),
      cli: optional(["fix", "cli"], fix.cli),
      terraform: optional(["fix", "terraform"], fix.terraform),
      cloudformation: optional(["fix", "cloudformation"], fix.cloudformation),
    },
    evidence: Object.entries(shown).map(([name, text]) => ({
      name,
      value: expression(["evidence", name], text, "any"),
    })),
  };
  if (problems.length > 0) return { problems };
  const readers = [
    parts.when,
    parts.pass,
    parts.message,
    ...Object.values(parts.fix),
    ...parts.evidence.map(({ value }) => value),
  ];
  const reads = [...new Set(readers.flatMap((reader) => reader?.reads ?? []))].sort();
  const { id, severity } = source;
  return {
    rule: { id, file, service, severity, source, resource: type, params, ...parts, reads },
    problems,
  };
}

const BROKEN: Expression = { source: "", reads: [], evaluate: () => undefined };
