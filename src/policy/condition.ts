/** One operator, key and values of a Condition block, the operator taken apart. */
export interface Condition {
  /** The operator as written, for people. */
  readonly operator: string;
  /** The bare operator in lower case, without set prefix and IfExists: "stringlike". */
  readonly base: string;
  /** ForAnyValue, ForAllValues or neither. */
  readonly set: "any" | "all" | "";
  readonly ifExists: boolean;
  /** The key as written, for people. */
  readonly key: string;
  /** The key in lower case; IAM does not distinguish. */
  readonly name: string;
  readonly values: readonly string[];
}

/** Operators that hold only when the request's value matches one that is listed, and their negations. */
const NEGATION_OF: Readonly<Record<string, string>> = {
  stringequals: "stringnotequals",
  stringequalsignorecase: "stringnotequalsignorecase",
  stringlike: "stringnotlike",
  arnequals: "arnnotequals",
  arnlike: "arnnotlike",
  ipaddress: "notipaddress",
};
const POSITIVE_OF = new Map(Object.entries(NEGATION_OF).map(([positive, not]) => [not, positive]));
const POSITIVE = new Set(Object.keys(NEGATION_OF));

/** Operators that read `*` and `?` as wildcards; ArnEquals behaves as ArnLike does. */
const WILDCARD_OPERATORS = new Set(["stringlike", "arnlike", "arnequals"]);

/**
 * Keys that AWS documents as present in every request, so that IfExists and ForAllValues
 * change nothing. For anonymous requests aws:PrincipalAccount is the word "anonymous".
 */
const ALWAYS_PRESENT = new Set(["aws:principalaccount"]);

/** Takes an operator name apart and pairs it with its key and values. */
export function condition(operator: string, key: string, values: readonly string[]): Condition {
  const parts = operator.toLowerCase().split(":");
  const bare = parts.at(-1) ?? "";
  const ifExists = bare.endsWith("ifexists");
  return {
    operator,
    base: ifExists ? bare.slice(0, -"ifexists".length) : bare,
    set: parts[0] === "foranyvalue" ? "any" : parts[0] === "forallvalues" ? "all" : "",
    ifExists,
    key,
    name: key.toLowerCase(),
    values,
  };
}

/**
 * Does the condition hold only for requests that carry the key with a listed value?
 * `others` are the conditions that must hold too: a Null check among them proves the key present.
 */
export function requiresMatch(entry: Condition, others: readonly Condition[]): boolean {
  if (!POSITIVE.has(entry.base) || entry.values.length === 0) return false;
  return (!entry.ifExists && entry.set !== "all") || isPresent(entry.name, others);
}

/** Does the condition hold only when the key is present and is this truth value? */
export function requiresBool(entry: Condition, value: "true" | "false"): boolean {
  return (
    (entry.base === "bool" || entry.base === "stringequals" || entry.base === "stringlike") &&
    !entry.ifExists &&
    entry.set !== "all" &&
    entry.values.length > 0 &&
    entry.values.every((text) => text.toLowerCase() === value)
  );
}

/** Does the operator read `*` and `?` in this value as wildcards, and are there any? */
export function isWildcard(entry: Condition, value: string): boolean {
  return WILDCARD_OPERATORS.has(entry.base) && /[*?]/.test(value);
}

/**
 * The condition that holds exactly when the given one does not: what a Deny with this single
 * condition leaves allowed. Undefined where no condition of IAM's language says it usefully.
 */
export function complement(entry: Condition): Condition | undefined {
  const { base, key, values } = entry;
  const positive = POSITIVE_OF.get(base);
  if (positive !== undefined) {
    // "not all values match" of a negated set operator is "some value matches", and the reverse.
    const set = entry.set === "all" ? "ForAnyValue:" : entry.set === "any" ? "ForAllValues:" : "";
    return condition(set + positive, key, values);
  }
  const opposite = values.length === 1 ? OPPOSITE.get(values[0]?.toLowerCase() ?? "") : undefined;
  if (opposite === undefined) return undefined;
  if (base === "null") return condition("Null", key, [opposite]);
  if (base === "bool") return condition(entry.ifExists ? "Bool" : "BoolIfExists", key, [opposite]);
  return undefined;
}

const OPPOSITE = new Map([
  ["true", "false"],
  ["false", "true"],
]);

/** The condition in one line: `StringEquals aws:SourceAccount = 123456789012`. */
export function describeCondition(entry: Condition): string {
  return `${entry.operator} ${entry.key} = ${entry.values.join(", ")}`;
}

function isPresent(name: string, others: readonly Condition[]): boolean {
  return (
    ALWAYS_PRESENT.has(name) ||
    others.some(
      (other) =>
        other.base === "null" &&
        other.name === name &&
        other.values.length > 0 &&
        other.values.every((value) => value.toLowerCase() === "false"),
    )
  );
}
