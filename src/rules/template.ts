import type { Expression, ExpressionContext } from "./expression.ts";

/** A text of a rule with expressions in braces: "{resource.name} is open to {join(resource.accounts)}". */
export interface Template {
  readonly source: string;
  readonly reads: readonly string[];
  /** Fills in the expressions; `quote` makes each value safe for the language of the text. */
  render(context: ExpressionContext, quote: (value: string) => string): string;
}

// Braces of Terraform, JSON and shell stay as they are: only these beginnings make an expression.
const PLACEHOLDER = /\{((?:resource|params)\.[^{}]*|(?:join|distinct|size|string)\([^{}]*)\}/g;

/** Compiles the placeholders of a text; errors of `compile` gain the offset of their placeholder. */
export function compileTemplate(
  source: string,
  compile: (expression: string, offset: number) => Expression,
): Template {
  const parts: (string | Expression)[] = [];
  let end = 0;
  for (const match of source.matchAll(PLACEHOLDER)) {
    parts.push(source.slice(end, match.index), compile(match[1] ?? "", match.index + 1));
    end = match.index + match[0].length;
  }
  parts.push(source.slice(end));
  const expressions = parts.filter((part) => typeof part !== "string");
  return {
    source,
    reads: [...new Set(expressions.flatMap((part) => part.reads))].sort(),
    render: (context, quote) =>
      parts
        .map((part) => (typeof part === "string" ? part : quote(text(part.evaluate(context)))))
        .join(""),
  };
}

function text(value: unknown): string {
  if (value === null || value === undefined) return "none";
  if (Array.isArray(value)) return value.map(text).join(", ");
  if (typeof value === "number") return String(Math.round(value * 10) / 10);
  if (typeof value === "string" || typeof value === "bigint") return String(value);
  return JSON.stringify(value);
}

/** Leaves words that no POSIX shell interprets as they are and puts all others in single quotes. */
export function shellQuote(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}

/** Leaves words that YAML reads as texts, and digits, as they are and puts all others in double quotes. */
export function yamlQuote(value: string): string {
  const plain = /^(?:\d+|[A-Za-z_/](?:[\w./:+@#=-]*[\w./+@#=-])?)$/.test(value);
  return plain && !YAML_CONSTANT.test(value) ? value : JSON.stringify(value);
}

const YAML_CONSTANT = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

const TERRAFORM_ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  '"': '\\"',
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "${": "$${",
  "%{": "%%{",
};

/** For text between double quotes in Terraform. */
export function terraformQuote(value: string): string {
  return value.replaceAll(/[\\"\n\r\t]|[$%]\{/g, (part) => TERRAFORM_ESCAPES[part] ?? part);
}
