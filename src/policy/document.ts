import { type Condition, condition } from "./condition.ts";
import { isTooLarge } from "./size.ts";

/** Longer than any policy that AWS stores, even when every character is percent-encoded. */
const MAX_LENGTH = 400_000;

/** The key under which a Principal element names somebody. */
export type PrincipalKind = "AWS" | "Service" | "Federated" | "CanonicalUser";

/** One principal of a statement. `*` alone is the same as `{"AWS": "*"}` and is read as that. */
export interface Principal {
  readonly kind: PrincipalKind;
  readonly value: string;
}

/** One statement with every element as a list. `Not…: []` excludes nothing and is read as `*`. */
export interface Statement {
  /** The Sid, or the position: "Statement[0]". */
  readonly label: string;
  readonly effect: "Allow" | "Deny";
  readonly principals: readonly Principal[];
  /** True when `principals` are those of NotPrincipal. */
  readonly notPrincipal: boolean;
  /** Service prefix in lower case, the rest as written. */
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly conditions: readonly Condition[];
}

/** A policy document in one normal form. */
export interface PolicyDocument {
  readonly version: string;
  readonly id: string;
  readonly statements: readonly Statement[];
}

/** The text is not a policy; the message is a sentence for people and quotes no values. */
export class PolicySyntaxError extends Error {
  override readonly name = "PolicySyntaxError";
}

/** Reads a policy as JSON, plain or percent-encoded as IAM returns it. */
export function parsePolicy(text: string): PolicyDocument {
  if (text.length > MAX_LENGTH) throw new PolicySyntaxError("The policy is too long to be one.");
  const root = new Element("The policy", parseJson(decode(text)));
  const statements = root.get("Statement");
  if (statements === undefined) throw new PolicySyntaxError("The policy has no Statement.");
  const list: readonly unknown[] = Array.isArray(statements) ? statements : [statements];
  const read = list.map((value, index) => readStatement(value, `Statement[${index}]`));
  if (isTooLarge(read)) throw new PolicySyntaxError("The policy is too large to be one.");
  return {
    version: scalar(root.get("Version") ?? "", "Version"),
    id: scalar(root.get("Id") ?? "", "Id"),
    statements: read,
  };
}

function readStatement(value: unknown, position: string): Statement {
  const element = new Element(position, value);
  const effect = element.get("Effect");
  if (effect !== "Allow" && effect !== "Deny") {
    throw new PolicySyntaxError(`${position} has an Effect that is neither Allow nor Deny.`);
  }
  const actions = element.oneOf("Action", "NotAction");
  if (actions.plain.length + actions.not.length === 0 && element.get("Action") === undefined) {
    throw new PolicySyntaxError(`${position} has neither Action nor NotAction.`);
  }
  const resources = element.oneOf("Resource", "NotResource");
  const principal = element.get("Principal");
  const notPrincipal = element.get("NotPrincipal");
  if (principal !== undefined && notPrincipal !== undefined) {
    throw new PolicySyntaxError(`${position} has both Principal and NotPrincipal.`);
  }
  return {
    label: scalar(element.get("Sid") ?? "", `${position}.Sid`) || position,
    effect,
    principals: readPrincipals(principal ?? notPrincipal, position),
    notPrincipal: notPrincipal !== undefined,
    actions: actions.plain.map(lowerPrefix),
    notActions: actions.not.map(lowerPrefix),
    resources: resources.plain,
    notResources: resources.not,
    conditions: readConditions(element.get("Condition"), position),
  };
}

const KINDS: Readonly<Record<string, PrincipalKind>> = {
  aws: "AWS",
  service: "Service",
  federated: "Federated",
  canonicaluser: "CanonicalUser",
};

function readPrincipals(value: unknown, position: string): Principal[] {
  if (value === undefined) return [];
  if (value === "*") return [{ kind: "AWS", value }];
  const where = `${position}.Principal`;
  return entries(value, where).flatMap(([name, list]) => {
    const kind = Object.hasOwn(KINDS, name.toLowerCase()) ? KINDS[name.toLowerCase()] : undefined;
    if (kind === undefined) throw new PolicySyntaxError(`${where} has an unknown kind.`);
    return scalars(list, where).map((text) => ({ kind, value: text }));
  });
}

function readConditions(value: unknown, position: string): Condition[] {
  if (value === undefined) return [];
  const where = `${position}.Condition`;
  return entries(value, where).flatMap(([operator, keys]) =>
    entries(keys, where).map(([key, values]) => condition(operator, key, scalars(values, where))),
  );
}

/** A JSON object whose members are found without regard to case. */
class Element {
  readonly #where: string;
  readonly #members = new Map<string, unknown>();

  constructor(where: string, value: unknown) {
    this.#where = where;
    for (const [name, member] of entries(value, where)) {
      if (this.#members.has(name.toLowerCase())) {
        throw new PolicySyntaxError(`${where} has the same element twice.`);
      }
      this.#members.set(name.toLowerCase(), member);
    }
  }

  get(name: string): unknown {
    return this.#members.get(name.toLowerCase());
  }

  /** Reads an element and its Not form, of which a statement may have only one. */
  oneOf(name: string, notName: string): { plain: string[]; not: string[] } {
    const value = this.get(name);
    const not = this.get(notName);
    if (value !== undefined && not !== undefined) {
      throw new PolicySyntaxError(`${this.#where} has both ${name} and ${notName}.`);
    }
    if (not === undefined) {
      return { plain: value === undefined ? [] : scalars(value, this.#where), not: [] };
    }
    const excluded = scalars(not, this.#where);
    return excluded.length === 0 ? { plain: ["*"], not: [] } : { plain: [], not: excluded };
  }
}

function decode(text: string): string {
  if (!/^\s*%7B/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    throw new PolicySyntaxError("The policy is percent-encoded, but not validly.");
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which may be anything.
    throw new PolicySyntaxError("The policy is not valid JSON.");
  }
}

function entries(value: unknown, where: string): [string, unknown][] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new PolicySyntaxError(`${where} is not a JSON object.`);
  }
  return Object.entries(value);
}

function scalars(value: unknown, where: string): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((item) => scalar(item, where));
}

function scalar(value: unknown, where: string): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw new PolicySyntaxError(`${where} holds something that is not text.`);
}

function lowerPrefix(action: string): string {
  const colon = action.indexOf(":");
  return colon < 0 ? action : action.slice(0, colon).toLowerCase() + action.slice(colon);
}
