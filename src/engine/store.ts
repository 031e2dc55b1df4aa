import type { Fact, FactInput, Scope } from "../facts/define.ts";
import { UnreadError } from "../facts/unread.ts";
import type { Gap } from "../model/gap.ts";
import { compareResources, type Resource, type ResourceIdentity } from "../model/resource.ts";
import type { Snapshot, SnapshotHeader } from "../model/snapshot.ts";
import { AccountRegion } from "../resources/account-region.ts";
import type { ResourceOf, ResourceType } from "../resources/define.ts";
import { resourceType } from "../resources/index.ts";
import { compareGaps } from "./compare-gaps.ts";

/** What stands in an index: resources by key, and the gaps that keep it from being whole. */
interface Index {
  readonly byKey: ReadonlyMap<string, readonly Resource[]>;
  readonly gaps: readonly Gap[];
}

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
  readonly #gapsByType = new Map<string, Gap[]>();
  readonly #indexes = new WeakMap<object, Map<string, Index>>();

  constructor(snapshot: Snapshot, facts: readonly Fact[]) {
    this.#header = snapshot.header;
    this.now = snapshot.header.takenAt;
    this.gaps = [...snapshot.gaps].sort(compareGaps);
    for (const gap of this.gaps) append(this.#gapsByType, gap.type, gap);
    const factsByType = new Map<string, Fact[]>();
    for (const fact of facts) append(factsByType, fact.on.type, fact);
    for (const resource of [...snapshot.resources].sort(compareResources)) {
      const view = this.#view(resource, factsByType.get(resource.type) ?? []);
      append(this.#resources, resource.type, view);
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

  /** Gaps in the list of a type: calls that would have told of more resources of it. */
  listGaps(type: ResourceType, scope: Scope = {}): readonly Gap[] {
    const own = this.#gapsOf(type.type).filter(
      (gap) => gap.arn === undefined && gap.field === undefined,
    );
    const gaps = [...own, ...this.#unlistedRegions(type)].filter((gap) => inScope(gap, scope));
    return [
      ...gaps.filter(({ reason }) => reason !== "unsupported-region"),
      ...outOfScope(this.#header, type, scope),
    ];
  }

  offers(type: ResourceType, scope: Scope): boolean {
    return !this.#gapsOf(type.type).some(
      (gap) =>
        gap.arn === undefined &&
        gap.field === undefined &&
        gap.reason === "unsupported-region" &&
        inScope(gap, scope),
    );
  }

  #unlistedRegions(type: ResourceType): readonly Gap[] {
    if (type.scope === "global" || type.type === AccountRegion.type) return [];
    return this.#gapsOf(AccountRegion.type).filter(
      ({ region, field }) => region === "*" && field === undefined,
    );
  }

  list<T extends ResourceType>(type: T, scope: Scope = {}): readonly ResourceOf<T>[] {
    const gaps = this.listGaps(type, scope);
    if (gaps.length > 0) throw new UnreadError(gaps);
    return this.#in<T>(type, scope);
  }

  find<T extends ResourceType>(
    type: T,
    scope: Scope,
    predicate: (resource: ResourceOf<T>) => boolean,
  ): ResourceOf<T> | null {
    const gaps: Gap[] = [];
    for (const resource of this.#in<T>(type, scope)) {
      try {
        if (predicate(resource)) return resource;
      } catch (error) {
        if (!(error instanceof UnreadError)) throw error;
        gaps.push(...error.gaps);
      }
    }
    gaps.push(...this.listGaps(type, scope));
    if (gaps.length > 0) throw new UnreadError(gaps);
    return null;
  }

  findByKey<T extends ResourceType>(
    type: T,
    scope: Scope,
    keysOf: (resource: ResourceOf<T>) => readonly string[],
    key: string,
  ): readonly ResourceOf<T>[] {
    const index = this.#index(type, scope, keysOf as (resource: Resource) => readonly string[]);
    const found = index.byKey.get(key) ?? [];
    if (found.length === 0 && index.gaps.length > 0) throw new UnreadError(index.gaps);
    return found as unknown as readonly ResourceOf<T>[];
  }

  #index(
    type: ResourceType,
    scope: Scope,
    keysOf: (resource: Resource) => readonly string[],
  ): Index {
    let indexes = this.#indexes.get(keysOf);
    if (indexes === undefined) this.#indexes.set(keysOf, (indexes = new Map()));
    const name = `${type.type}\0${scope.account ?? ""}\0${scope.region ?? ""}`;
    let index = indexes.get(name);
    if (index === undefined) indexes.set(name, (index = this.#buildIndex(type, scope, keysOf)));
    return index;
  }

  #buildIndex(
    type: ResourceType,
    scope: Scope,
    keysOf: (resource: Resource) => readonly string[],
  ): Index {
    const byKey = new Map<string, Resource[]>();
    const gaps = [...this.listGaps(type, scope)];
    for (const resource of this.#in<ResourceType>(type, scope) as unknown as Resource[]) {
      try {
        for (const key of keysOf(resource)) append(byKey, key, resource);
      } catch (error) {
        if (!(error instanceof UnreadError)) throw error;
        gaps.push(...error.gaps);
      }
    }
    return { byKey, gaps };
  }

  #in<T extends ResourceType>(type: T, scope: Scope): ResourceOf<T>[] {
    const found = this.resources(type.type).filter((resource) => inScope(resource, scope));
    return found as unknown as ResourceOf<T>[];
  }

  #gapsOf(type: string): readonly Gap[] {
    return this.#gapsByType.get(type) ?? [];
  }

  #view(resource: Resource, facts: readonly Fact[]): Resource {
    const absent = Object.keys(resourceType(resource.type)?.fields.shape ?? {}).filter(
      (field) => !(field in resource),
    );
    if (absent.length === 0 && facts.length === 0) return resource;
    const view = { ...resource };
    for (const field of absent) {
      defineLazy(view, field, () => {
        throw new UnreadError(this.#fieldGaps(resource, field));
      });
    }
    for (const fact of facts) defineLazy(view, fact.name, () => fact.compute(view, this));
    return view;
  }

  #fieldGaps(resource: ResourceIdentity, field: string): Gap[] {
    const gaps = this.#gapsOf(resource.type).filter(
      (gap) =>
        inScope(gap, resource) &&
        (gap.arn === undefined
          ? gap.field === field
          : gap.arn === resource.arn && (gap.field ?? field) === field),
    );
    return gaps.length > 0 ? gaps : [neverAsked(resource, field)];
  }
}

// What nobody collected was not seen to be absent: another service, or a Region that was left out.
function outOfScope(header: SnapshotHeader, type: ResourceType, scope: Scope): Gap[] {
  const gap = (region: string, message: string): Gap => ({
    type: type.type,
    account: header.account,
    region,
    service: type.service,
    operation: "",
    permission: "",
    reason: "not-collected",
    message,
  });
  if (type.service !== "account" && !header.services.includes(type.service)) {
    return [gap("*", `the snapshot was taken without the service ${type.service}`)];
  }
  if (type.scope === "global" || scope.region === "global") return [];
  if (scope.region === undefined) {
    return header.everyRegion ? [] : [gap("*", "the snapshot covers only some Regions")];
  }
  return header.regions.includes(scope.region)
    ? []
    : [gap(scope.region, `the snapshot was taken without ${scope.region}`)];
}

// A snapshot of an older version lacks fields that this version knows, and so does an answer of AWS at times.
function neverAsked(resource: ResourceIdentity, field: string): Gap {
  return {
    type: resource.type,
    account: resource.account,
    region: resource.region,
    arn: resource.arn,
    field,
    service: "",
    operation: "",
    permission: "",
    reason: "not-collected",
    message:
      "not in the snapshot: AWS did not send it, or an older version of keelson took the snapshot; collect it again",
  };
}

function inScope(item: { account: string; region: string }, scope: Scope): boolean {
  const sameRegion =
    scope.region === undefined || item.region === scope.region || item.region === "*";
  return sameRegion && (scope.account === undefined || item.account === scope.account);
}

function defineLazy(target: object, name: string, compute: () => unknown): void {
  let outcome: { value: unknown } | { error: unknown } | undefined;
  Object.defineProperty(target, name, {
    enumerable: true,
    configurable: true,
    get() {
      if (outcome === undefined) {
        try {
          outcome = { value: compute() };
        } catch (error) {
          outcome = { error };
        }
      }
      if ("error" in outcome) throw outcome.error;
      return outcome.value;
    },
  });
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
