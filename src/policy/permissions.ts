import { actionContext, callerContext, type Caller } from "./caller.ts";
import type { Statement } from "./document.ts";
import { matchesPattern, patternsOverlap } from "./pattern.ts";
import {
  allowedBy,
  allowing,
  boundedBy,
  type NamedPolicy,
  NOTHING_OPEN,
  type Permission,
  reaches,
  together,
  undenied,
  whole,
} from "./permission.ts";
import type { KnownRequest } from "./request.ts";
import { indexOf } from "./statement-index.ts";
import { withVariables } from "./variables.ts";
import { instance, isArnPattern, isWholeType } from "./resource-pattern.ts";

/** All that decides what a user or role may do. */
export interface PolicySet {
  readonly caller: Caller;
  /** Inline and attached policies, those of its groups included. */
  readonly policies: readonly NamedPolicy[];
  /** Null without a permissions boundary. */
  readonly boundary: NamedPolicy | null;
}

type Context = KnownRequest["context"];

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

  /** The resources that the Allows of actions name, where they name each by its own ARN; undefined where some say more. */
  onlyResources(actions: readonly string[]): ReadonlySet<string> | undefined {
    const allows = actions.flatMap((action) => this.#scope(action).allows);
    const found = new Set<string>();
    for (const { statements } of allows) {
      if (statements === null) return undefined;
      for (const { resources, notResources } of statements) {
        if (notResources.length > 0 || resources.some((each) => /[*?$]/.test(each))) {
          return undefined;
        }
        for (const each of resources) found.add(each);
      }
    }
    return found;
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
