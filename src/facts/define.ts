import type { z } from "zod";
import type { Resource, ResourceIdentity } from "../model/resource.ts";
import type { ResourceOf, ResourceType } from "../resources/define.ts";

/** Which part of the snapshot to look at; an absent member means "any". */
export interface Scope {
  readonly account?: string;
  readonly region?: string;
}

/** Resources whose keys contain `key`; `keysOf` is a function of the module, so that its index is built once. */
export interface Keyed<T extends ResourceType> {
  readonly keysOf: (resource: ResourceOf<T>) => readonly string[];
  readonly key: string;
}

/**
 * The snapshot as facts see it. Every method tells absence from ignorance:
 * it throws UnreadError when the answer depends on something that was not read.
 */
export interface FactInput {
  /** When the snapshot was taken, ISO 8601: the only clock. */
  readonly now: string;
  /** Whether AWS offers the service of the type there; where it does not, nothing of the type can exist. */
  offers(type: ResourceType, scope: Scope): boolean;
  /** All resources of the type; throws when any could be missing from the list. */
  list<T extends ResourceType>(type: T, scope?: Scope): readonly ResourceOf<T>[];
  /**
   * The first resource that satisfies the predicate, null when none does; a predicate that reads an unread field counts
   * as undecided. `among` narrows the search to the resources of one key, which an index finds at once.
   */
  find<T extends ResourceType>(
    type: T,
    scope: Scope,
    predicate: (resource: ResourceOf<T>) => boolean,
    among?: Keyed<T>,
  ): ResourceOf<T> | null;
  /** Resources whose keys contain `key`, by an index built once per `keysOf` function; throws when none matches and one could be missing. */
  findByKey<T extends ResourceType>(
    type: T,
    scope: Scope,
    keysOf: (resource: ResourceOf<T>) => readonly string[],
    key: string,
  ): readonly ResourceOf<T>[];
}

/** A derived field or join, computed at most once per resource and read by rules as `resource.<name>`. */
export interface Fact {
  /** The resource type that gains the field. */
  readonly on: ResourceType;
  /** Name of the field; must not be a field of the type. */
  readonly name: string;
  /** Described zod schema of the value. */
  readonly schema: z.ZodType;
  /** What it reads, by resource type: field names. An empty list needs only the resources themselves. */
  readonly reads: Readonly<Record<string, readonly string[]>>;
  readonly compute: (resource: ResourceIdentity & Resource, input: FactInput) => unknown;
}

/** Declares a fact; its type and schema type what `compute` gets and gives. */
export function defineFact<T extends ResourceType, S extends z.ZodType>(fact: {
  on: T;
  name: string;
  schema: S;
  reads: Readonly<Record<string, readonly string[]>>;
  compute: (resource: ResourceOf<T>, input: FactInput) => z.infer<S>;
}): Fact {
  return fact as unknown as Fact;
}
