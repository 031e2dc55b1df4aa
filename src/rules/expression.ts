import { Environment, type ASTNode, type ParseResult } from "@marcbachmann/cel-js";
import type { z } from "zod";
import { declareType } from "./cel-types.ts";
import { declareFunctions } from "./functions.ts";
import { didYouMean } from "./suggest.ts";

/** A checked expression of a rule. */
export interface Expression {
  readonly source: string;
  /** Fields of `resource` that the expression mentions, sorted. */
  readonly reads: readonly string[];
  /** Evaluates it; what the resource's fields throw comes through unless `||` or `&&` can do without them. */
  evaluate(context: ExpressionContext): unknown;
}

/** What an expression may refer to. */
export interface ExpressionContext {
  readonly resource: object;
  readonly params: Readonly<Record<string, unknown>>;
  /** ISO 8601 */
  readonly now: string;
}

/** The value of a rule's parameter. */
export type ParameterValue = string | number | boolean | readonly string[];

/** What is wrong with an expression, and where in its text. */
export class ExpressionError extends Error {
  /** 0-based offset into the source. */
  readonly offset: number;
  readonly hint: string;

  constructor(message: string, offset: number, hint: string) {
    super(message);
    this.name = "ExpressionError";
    this.offset = offset;
    this.hint = hint;
  }
}

const RUNTIME = newEnvironment(true);

/** Checks and compiles expressions over one resource type and one set of parameters. */
export class ExpressionCompiler {
  readonly #checker: Environment;
  readonly #fields: readonly string[];
  readonly #params: readonly string[];

  constructor(resource: z.ZodObject, params: Readonly<Record<string, ParameterValue>>) {
    this.#checker = newEnvironment(false);
    this.#fields = Object.keys(resource.shape);
    this.#params = Object.keys(params);
    this.#checker.registerVariable("resource", declareType(this.#checker, "Resource", resource));
    this.#checker.registerType("Params", { fields: mapValues(params, parameterType) });
    this.#checker.registerVariable("params", "Params");
    this.#checker.registerVariable("now", "string");
  }

  /** Throws ExpressionError when the text is no expression, names something unknown, or is not of the wanted type. */
  compile(source: string, wanted: "bool" | "any"): Expression {
    const parsed = this.#parse(source);
    this.#guard(parsed.ast, source);
    const { valid, type, error } = parsed.check();
    if (!valid) throw this.#explain(error);
    if (wanted === "bool" && type !== "bool" && type !== "dyn") {
      throw new ExpressionError(
        `expected a condition (bool), this is ${type ?? "unknown"}`,
        0,
        "compare it with something",
      );
    }
    const run = RUNTIME.parse(source);
    return {
      source,
      reads: [...new Set(fieldsRead(parsed.ast))].sort(),
      evaluate: (context) => run(context),
    };
  }

  #parse(source: string): ParseResult {
    try {
      return this.#checker.parse(source);
    } catch (error) {
      throw this.#explain(error);
    }
  }

  // has() and .? accept names that no type has, and `matches` runs patterns that can take for ever.
  #guard(node: ASTNode, source: string): void {
    for (const whole of wholeResources(node)) {
      throw new ExpressionError(
        "`resource` can only be used to read a field",
        whole.start,
        "write resource.<field>",
      );
    }
    for (const part of walk(node)) {
      if (part.op === ".?" || part.op === "[?]") {
        throw new ExpressionError(
          "optional selection is not supported",
          part.start,
          "every field of the type is always there: compare it with null",
        );
      }
      if (part.op === "rcall" && part.args[0] === "matches") {
        throw new ExpressionError(
          "`matches` is not supported",
          part.start,
          "use like(text, pattern) with * and ?",
        );
      }
      if (part.op === "call" && part.args[0] === "has") {
        for (const selection of part.args[1]) {
          const check = this.#checker.check(source.slice(selection.start, selection.end));
          if (!check.valid) throw this.#explain(check.error, selection.start);
        }
      }
    }
  }

  #explain(error: unknown, shift = 0): ExpressionError {
    if (error instanceof RangeError)
      return new ExpressionError("the expression is nested too deeply", 0, "");
    const { code, summary, range } = error as {
      code?: string;
      summary?: string;
      range?: { start: number; end: number };
    };
    const offset = (range?.start ?? 0) + shift;
    if (code === "no_such_key") {
      const name = /No such key: (\S+)/.exec(summary ?? "")?.[1] ?? "";
      const hint = didYouMean(name, [...this.#fields, ...this.#params]);
      return new ExpressionError(`there is no field \`${name}\``, offset, hint);
    }
    return new ExpressionError(summary ?? String(error), offset, "");
  }
}

function newEnvironment(dynamic: boolean): Environment {
  const environment = new Environment({
    unlistedVariablesAreDyn: dynamic,
    homogeneousAggregateLiterals: false,
    limits: { maxAstNodes: 2_000, maxDepth: 60 },
  });
  declareFunctions(environment);
  return environment;
}

function parameterType(value: ParameterValue): string {
  if (Array.isArray(value)) return "list<string>";
  return { string: "string", number: "double", boolean: "bool" }[typeof value as "string"];
}

function* fieldsRead(node: ASTNode): Generator<string> {
  for (const part of walk(node)) {
    if (part.op === "." && part.args[0].op === "id" && part.args[0].args === "resource")
      yield part.args[1];
  }
}

// What is read must be known by name, or it would not be collected.
function* wholeResources(node: ASTNode): Generator<ASTNode> {
  if (node.op === "id" && node.args === "resource") yield node;
  const isField = node.op === "." && node.args[0].op === "id";
  if (!isField) for (const child of children(node.args)) yield* wholeResources(child);
}

function* walk(node: ASTNode): Generator<ASTNode> {
  yield node;
  for (const child of children(node.args)) yield* walk(child);
}

function* children(value: unknown): Generator<ASTNode> {
  if (Array.isArray(value)) for (const item of value) yield* children(item);
  else if (typeof value === "object" && value !== null && "op" in value) yield value as ASTNode;
}

function mapValues<T, R>(
  record: Readonly<Record<string, T>>,
  change: (value: T) => R,
): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
