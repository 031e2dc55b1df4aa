import type { Fact, FactInput, Keyed, Scope } from "../facts/define.ts";
import { UnreadError } from "../facts/unread.ts";
import type { Gap } from "../model/gap.ts";
import { compareResources, type Resource, type ResourceIdentity } from "../model/resource.ts";
import type { Snapshot, SnapshotHeader } from "../model/snapshot.ts";
import { AccountRegion } from "../resources/account-region.ts";
import type { ResourceOf, ResourceType } from "../resources/define.ts";
import { resourceType } from "../resources/index.ts";
import { compareGaps } from "./compare-gaps.ts";
import { LazyFields } from "./lazy-fields.ts";
import { neverAsked, outOfScope, withoutService } from "./never-read.ts";

/** What stands in an index: resources by key, and the gaps that keep it from being whole. */
interface Index {
  readonly byKey: ReadonlyMap<string, readonly Resource[]>;
  readonly gaps: readonly Gap[];
}

type KeysOf = (resource: Resource) => readonly string[];

/**
 * A snapshot made ready for facts and rules: resources whose unread fields throw UnreadError
 * and whose facts are computed when first asked for.
 */
export class SnapshotStore implements FactInput {
  readonly now: string;
  /** Gaps of the snapshot in stable order. */
  readonly gaps: readonly Gap[];
  readonly #header: SnapshotHeader;
  readonly #resources = new Map<string, Resource[]>();
  /** Resources by type and scope, for those scopes that somebody asked about. */
  readonly #scoped = new Map<string, readonly Resource[]>();
  /** Gaps in the list of each type. */
  readonly #listGaps = new Map<string, Gap[]>();
  /** Gaps in a field of all resources of a type, and what is missing of one resource, by type and ARN. */
  readonly #fieldGaps = new Map<string, Gap[]>();
  readonly #indexes = new WeakMap<object, Map<string, Index>>();

  constructor(snapshot: Snapshot, facts: readonly Fact[]) {
    this.#header = snapshot.header;
    this.now = snapshot.header.takenAt;
    this.gaps = [...snapshot.gaps].sort(compareGaps);
    for (const gap of this.gaps) {
      if (gap.arn === undefined && gap.field === undefined) append(this.#listGaps, gap.type, gap);
      else append(this.#fieldGaps, `${gap.type}\0${gap.arn ?? ""}`, gap);
    }
    const factsByType = new Map<string, Fact[]>();
    for (const fact of facts) append(factsByType, fact.on.type, fact);
    const lazyByType = new Map<string, LazyFields>();
    for (const resource of [...snapshot.resources].sort(compareResources)) {
      const { type } = resource;
      let lazy = lazyByType.get(type);
      if (lazy === undefined) {
        lazyByType.set(type, (lazy = this.#lazyFields(type, factsByType.get(type) ?? [])));
      }
      append(this.#resources, type, lazy.view(resource));
    }
  }

  /** Resources of the type in stable order; says nothing about whether the list is whole. */
  resources(type: string): readonly Resource[] {
    return this.#resources.get(type) ?? [];
  }

  /** Number of resources by type, sorted by type. */
  counts(): Record<string, number> {
    return Object.fromEntries([...this.#resources].map(([type, list]) => [type, list.length]));
  }

  /** The gap of a type whose collector did not run, so that nobody knows of any of its resources. */
  notCollected(type: ResourceType): Gap | undefined {
    return withoutService(this.#header, type);
  }

  /** Gaps in the list of a type: calls that would have told of more resources of it. */
  listGaps(type: ResourceType, scope: Scope = {}): readonly Gap[] {
    const own = this.#listGaps.get(type.type) ?? [];
    const gaps = [...own, ...this.#unlistedRegions(type)].filter((gap) => inScope(gap, scope));
    return [
      ...gaps.filter(({ reason }) => reason !== "unsupported-region"),
      ...outOfScope(this.#header, type, scope),
    ];
  }

  offers(type: ResourceType, scope: Scope): boolean {
    const gaps = this.#listGaps.get(type.type) ?? [];
    return !gaps.some((gap) => gap.reason === "unsupported-region" && inScope(gap, scope));
  }

  #unlistedRegions(type: ResourceType): readonly Gap[] {
    if (type.scope === "global" || type.type === AccountRegion.type) return [];
    const gaps = this.#listGaps.get(AccountRegion.type) ?? [];
    return gaps.filter(({ region }) => region === "*");
  }

  list<T extends ResourceType>(type: T, scope: Scope = {}): readonly ResourceOf<T>[] {
    const gaps = this.listGaps(type, scope);
    if (gaps.length > 0) throw new UnreadError(gaps);
    return this.#in(type, scope) as unknown as readonly ResourceOf<T>[];
  }

  find<T extends ResourceType>(
    type: T,
    scope: Scope,
    predicate: (resource: ResourceOf<T>) => boolean,
    among?: Keyed<T>,
  ): ResourceOf<T> | null {
    const index = among && this.#index(type, scope, among.keysOf as KeysOf);
    const candidates = index ? (index.byKey.get(among.key) ?? []) : this.#in(type, scope);
    const gaps: Gap[] = [];
    for (const resource of candidates as unknown as readonly ResourceOf<T>[]) {
      try {
        if (predicate(resource)) return resource;
      } catch (error) {
        if (!(error instanceof UnreadError)) throw error;
        gaps.push(...error.gaps);
      }
    }
    gaps.push(...(index?.gaps ?? this.listGaps(type, scope)));
    if (gaps.length > 0) throw new UnreadError(gaps);
    return null;
  }

  findByKey<T extends ResourceType>(
    type: T,
    scope: Scope,
    keysOf: (resource: ResourceOf<T>) => readonly string[],
    key: string,
  ): readonly ResourceOf<T>[] {
    const index = this.#index(type, scope, keysOf as KeysOf);
    const found = index.byKey.get(key) ?? [];
    if (found.length === 0 && index.gaps.length > 0) throw new UnreadError(index.gaps);
    return found as unknown as readonly ResourceOf<T>[];
  }

  #index(type: ResourceType, scope: Scope, keysOf: KeysOf): Index {
    let indexes = this.#indexes.get(keysOf);
    if (indexes === undefined) this.#indexes.set(keysOf, (indexes = new Map()));
    const name = nameOf(type, scope);
    let index = indexes.get(name);
    if (index === undefined) indexes.set(name, (index = this.#buildIndex(type, scope, keysOf)));
    return index;
  }

  #buildIndex(type: ResourceType, scope: Scope, keysOf: KeysOf): Index {
    const byKey = new Map<string, Resource[]>();
    const gaps = [...this.listGaps(type, scope)];
    for (const resource of this.#in(type, scope)) {
      try {
        for (const key of keysOf(resource)) append(byKey, key, resource);
      } catch (error) {
        if (!(error instanceof UnreadError)) throw error;
        gaps.push(...error.gaps);
      }
    }
    return { byKey, gaps };
  }

  #in(type: ResourceType, scope: Scope): readonly Resource[] {
    const all = this.resources(type.type);
    if (scope.account === undefined && scope.region === undefined) return all;
    const name = nameOf(type, scope);
    let found = this.#scoped.get(name);
    if (found === undefined) {
      found = all.filter((resource) => inScope(resource, scope));
      this.#scoped.set(name, found);
    }
    return found;
  }

  #lazyFields(type: string, facts: readonly Fact[]): LazyFields {
    return new LazyFields({
      fields: Object.keys(resourceType(type)?.fields.shape ?? {}),
      unread: (resource, field) => {
        throw new UnreadError(this.#gapsIn(resource, field));
      },
      computed: facts.map(({ name, compute }) => ({
        name,
        compute: (resource) => compute(resource, this),
      })),
    });
  }

  #gapsIn(resource: ResourceIdentity, field: string): Gap[] {
    const { type, arn } = resource;
    const ofAll = this.#fieldGaps.get(`${type}\0`)?.filter((gap) => gap.field === field) ?? [];
    const ofOne = this.#fieldGaps.get(`${type}\0${arn}`) ?? [];
    const gaps = [...ofAll, ...ofOne.filter((gap) => (gap.field ?? field) === field)].filter(
      (gap) => inScope(gap, resource),
    );
    return gaps.length > 0 ? gaps : [neverAsked(resource, field)];
  }
}

function nameOf(type: ResourceType, { account = "", region = "" }: Scope): string {
  return `${type.type}\0${account}\0${region}`;
}

function inScope(item: { account: string; region: string }, scope: Scope): boolean {
  const sameRegion =
    scope.region === undefined || item.region === scope.region || item.region === "*";
  return sameRegion && (scope.account === undefined || item.account === scope.account);
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
