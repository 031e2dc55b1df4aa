import { actionContext, callerContext, type Caller } from "./caller.ts";
import type { Statement } from "./document.ts";
import { matchesPattern, patternsOverlap } from "./pattern.ts";
import type { KnownRequest } from "./request.ts";
import { speechOf } from "./speech.ts";
import { indexOf } from "./statement-index.ts";
import { withVariables } from "./variables.ts";
import { instance, isArnPattern, isWholeType } from "./resource-pattern.ts";

/** A policy under the name that people know it by. Null statements: its text is not known, it may allow anything. */
export interface NamedPolicy {
  readonly name: string;
  readonly statements: readonly Statement[] | null;
}

/** All that decides what a user or role may do. */
export interface PolicySet {
  readonly caller: Caller;
  /** Inline and attached policies, those of its groups included. */
  readonly policies: readonly NamedPolicy[];
  /** Null without a permissions boundary. */
  readonly boundary: NamedPolicy | null;
}

/** That something is allowed. */
export interface Permission {
  /** Names of the policies that allow it. */
  readonly policies: readonly string[];
  /** What it hangs on and account state does not tell; empty when it is certain. */
  readonly open: readonly string[];
}

type Context = KnownRequest["context"];
/** What counts of an Allow statement. */
type Part = (statement: Statement) => Statement;

/** The statements that speak of one action, and what every call of it carries. */
interface Scope {
  readonly allows: readonly NamedPolicy[];
  readonly denies: readonly Statement[];
  readonly bounds: readonly NamedPolicy[] | null;
  readonly context: Context;
  /** Resources that the Allow statements name, by one ARN that each of their patterns matches. */
  named: readonly string[] | undefined;
}

const NO_CONTEXT: Context = {};
/** Resources that are all of one other service. */
const NOT_IAM = /^arn:[^:*?$]*:(?!iam:)[^:*?$]+:/;
const whole: Part = (statement) => statement;

/** What a user or role may do by its own policies, as far as one account tells. */
export class Permissions {
  readonly #set: PolicySet;
  readonly #context: Context;
  readonly #scopes = new Map<string, Scope>();
  readonly #instances = new Map<Statement, readonly string[]>();

  constructor(set: PolicySet) {
    this.#set = set;
    this.#context = callerContext(set.caller);
  }

  /** Whether the action is allowed on a resource; undefined: it is not. */
  may(
    action: string,
    resource: string,
    context = NO_CONTEXT,
    part = whole,
  ): Permission | undefined {
    const scope = this.#scope(action);
    if (!reaches(scope.allows, resource)) return undefined;
    const request = { action, resource, context: { ...scope.context, ...context } };
    const denial = undenied(scope.denies, request);
    const allowed = denial && allowedBy(scope.allows, request, denial.avoided, part);
    const within = allowed && boundedBy(scope.bounds, request, denial.avoided);
    return within && together([allowed, { policies: [], open: [...within.open, ...denial.open] }]);
  }

  /** The same where the policy of the resource names the caller, who then needs no Allow of its own. */
  mayAsNamed(action: string, resource: string): Permission | undefined {
    const { context, denies, bounds } = this.#scope(action);
    const request = { action, resource, context };
    const denial = undenied(denies, request);
    // What a resource gives to a user by name its boundary does not hold back; for a role it does.
    const bounded = this.#set.caller.type === "role" ? bounds : null;
    const within = denial && boundedBy(bounded, request, denial.avoided);
    return within && { policies: [], open: [...denial.open, ...within.open] };
  }

  /** Whether all the actions are allowed on one resource of this shape, which the caller names as it likes. */
  mayOnSome(
    actions: readonly string[],
    shape: string,
    context = NO_CONTEXT,
  ): Permission | undefined {
    let found: Permission | undefined;
    for (const resource of this.#witnesses(actions, shape)) {
      const here = together([
        ...actions.map((action) => this.may(action, resource, context)),
        this.#spared(actions, resource),
      ]);
      if (here !== undefined && (found === undefined || here.open.length < found.open.length)) {
        found = here;
      }
      if (found?.open.length === 0) break;
    }
    return found;
  }

  /** Whether some Allow may be of use for the action; where none is, no further question is worth asking. */
  names(action: string): boolean {
    return this.#scope(action).allows.length > 0;
  }

  /** The same by policies whose text is known. */
  surelyNames(action: string): boolean {
    return this.#scope(action).allows.some(({ statements }) => statements !== null);
  }

  /** Whether some Allow may speak of the action on a resource; where none does, the rest need not be asked. */
  reaches(action: string, resource: string): boolean {
    return reaches(this.#scope(action).allows, resource);
  }

  /** Whether some Deny of the action speaks of some of the resources that a pattern stands for. */
  deniesSome(action: string, pattern: string): boolean {
    return this.#scope(action).denies.some(
      ({ resources, notResources }) =>
        notResources.length > 0 || resources.some((each) => patternsOverlap(each, pattern)),
    );
  }

  /** A Deny of every resource of a type leaves it open whether the resource, whose type is not known, is one. */
  #spared(actions: readonly string[], resource: string): Permission {
    const [service = ""] = actions[0]?.split(":") ?? [];
    // The resources of IAM itself are named by their type.
    if (service === "iam") return NOTHING_OPEN;
    const spared = actions
      .flatMap((action) => this.#scope(action).denies)
      .some(({ resources }) =>
        resources.some((each) => isWholeType(each, service) && !matchesPattern(each, resource)),
      );
    return spared
      ? { policies: [], open: [`which resources of ${service} are denied`] }
      : NOTHING_OPEN;
  }

  #scope(action: string): Scope {
    let scope = this.#scopes.get(action);
    if (scope !== undefined) return scope;
    const { caller, policies, boundary } = this.#set;
    const denying = boundary === null ? policies : [...policies, boundary];
    scope = {
      allows: allowing(policies, action),
      denies: denying.flatMap(({ statements }) =>
        statements === null ? [] : indexOf(statements).naming("Deny", action),
      ),
      bounds: boundary && allowing([boundary], action),
      context: { ...this.#context, ...actionContext(caller, action) },
      named: undefined,
    };
    this.#scopes.set(action, scope);
    return scope;
  }

  /** Resources of the shape: one of no special name, and one for each pattern that an Allow has. */
  #witnesses(actions: readonly string[], shape: string): ReadonlySet<string> {
    const named = actions.flatMap((action) => this.#named(action));
    const fitting = named.filter((each) => matchesPattern(shape, each));
    return new Set([instance(shape, this.#set.caller.arn), ...fitting]);
  }

  #named(action: string): readonly string[] {
    const scope = this.#scope(action);
    scope.named ??= [
      ...new Set(
        scope.allows.flatMap(({ statements }) =>
          (statements ?? []).flatMap((each) => this.#instancesOf(each)),
        ),
      ),
    ];
    return scope.named;
  }

  /** Found once for the many actions that a statement may speak of. */
  #instancesOf(statement: Statement): readonly string[] {
    let found = this.#instances.get(statement);
    if (found === undefined) {
      const { arn } = this.#set.caller;
      const { resources } = withVariables(statement, this.#context);
      found = resources.filter(isArnPattern).map((each) => instance(each, arn));
      this.#instances.set(statement, found);
    }
    return found;
  }
}

const NOTHING_OPEN: Permission = { policies: [], open: [] };

/** The policies with those of their Allow statements that may allow the action; without those that have none. */
function allowing(policies: readonly NamedPolicy[], action: string): NamedPolicy[] {
  const onIam = action.startsWith("iam:") || action === "sts:AssumeRole";
  return policies.flatMap((policy) => {
    if (policy.statements === null) return [policy];
    const named = indexOf(policy.statements).naming("Allow", action);
    const statements = onIam ? named.filter(mayNameIam) : named;
    return statements.length === 0 ? [] : [{ name: policy.name, statements }];
  });
}

/** Whether users, roles and the like may be among the resources. */
function mayNameIam({ resources, notResources }: Statement): boolean {
  return notResources.length > 0 || resources.some((each) => !NOT_IAM.test(each));
}

/** Whether some statement may speak of the resource. */
function reaches(policies: readonly NamedPolicy[], resource: string): boolean {
  return policies.some(
    ({ statements }) =>
      statements === null || statements.some((each) => maySpeakOf(each, resource)),
  );
}

function maySpeakOf({ resources, notResources }: Statement, resource: string): boolean {
  return (
    notResources.length > 0 ||
    resources.some((each) => matchesPattern(each, resource) || each.includes("${"))
  );
}

/** The denials: undefined when one is certain, else what they hang on and which keys the caller keeps clear of. */
function undenied(denies: readonly Statement[], request: KnownRequest) {
  const open: string[] = [];
  const avoided: string[] = [];
  for (const statement of denies) {
    if (!maySpeakOf(statement, request.resource)) continue;
    const speech = speechOf(statement, request);
    if (speech === undefined) continue;
    if (speech.atWill.length > 0) avoided.push(...speech.atWill.map((key) => key.toLowerCase()));
    else if (speech.open.length > 0) open.push(...speech.open);
    else return undefined;
  }
  return { open, avoided };
}

function boundedBy(
  bounds: readonly NamedPolicy[] | null,
  request: KnownRequest,
  avoided: readonly string[],
): Permission | undefined {
  return bounds === null ? NOTHING_OPEN : allowedBy(bounds, request, avoided, whole);
}

/** All of them; undefined when one is. */
export function together(all: readonly (Permission | undefined)[]): Permission | undefined {
  const policies = new Set<string>();
  const open = new Set<string>();
  for (const permission of all) {
    if (permission === undefined) return undefined;
    for (const name of permission.policies) policies.add(name);
    for (const what of permission.open) open.add(what);
  }
  return { policies: [...policies], open: [...open] };
}

/** The Allow among the policies that leaves least open. */
function allowedBy(
  policies: readonly NamedPolicy[],
  request: KnownRequest,
  avoided: readonly string[],
  part: Part,
): Permission | undefined {
  let best: Permission | undefined;
  for (const { name, statements } of policies) {
    const found =
      statements === null
        ? { policies: [name], open: [`the text of ${name}`] }
        : leastOpen(name, statements, request, avoided, part);
    if (found !== undefined && (best === undefined || found.open.length < best.open.length)) {
      best = found;
    }
    if (best?.open.length === 0) break;
  }
  return best;
}

function leastOpen(
  name: string,
  statements: readonly Statement[],
  request: KnownRequest,
  avoided: readonly string[],
  part: Part,
): Permission | undefined {
  let best: readonly string[] | undefined;
  for (const statement of statements) {
    if (!maySpeakOf(statement, request.resource)) continue;
    const speech = speechOf(part(statement), request);
    if (speech === undefined) continue;
    // What one statement asks for and another forbids is not simply the caller's choice.
    const contested = speech.atWill.filter((key) => avoided.includes(key.toLowerCase()));
    const open = [...speech.open, ...contested];
    if (best === undefined || open.length < best.length) best = open;
    if (open.length === 0) break;
  }
  return best && { policies: [name], open: best };
}
