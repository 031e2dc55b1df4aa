import { evaluateRule } from "../../src/engine/evaluate-rule.ts";
import { SnapshotStore } from "../../src/engine/store.ts";
import type { Keyed, Scope } from "../../src/facts/define.ts";
import { FACTS } from "../../src/facts/index.ts";
import type { Finding } from "../../src/model/finding.ts";
import type { Snapshot } from "../../src/model/snapshot.ts";
import { AccountRegion } from "../../src/resources/account-region.ts";
import type { ResourceOf, ResourceType } from "../../src/resources/define.ts";
import type { Rule } from "../../src/rules/rule.ts";

/** What a rule says of a snapshot, and the resource types whose resources or gaps it looked at to say so. */
export interface Watched {
  readonly findings: readonly Finding[];
  readonly types: ReadonlySet<string>;
}

/** Evaluates one rule alone, so that no fact that another rule asked for hides what it depends on. */
export function watch(rule: Rule, snapshot: Snapshot): Watched {
  const store = new WatchedStore(snapshot, FACTS);
  return { findings: [...evaluateRule(rule, store)], types: store.types };
}

/** A store that notes every type it is asked about: rules and facts see a snapshot through nothing else. */
class WatchedStore extends SnapshotStore {
  readonly types = new Set<string>();

  override resources(type: string) {
    this.types.add(type);
    return super.resources(type);
  }

  override listGaps(type: ResourceType, scope?: Scope) {
    this.#note(type);
    return super.listGaps(type, scope);
  }

  override offers(type: ResourceType, scope: Scope) {
    this.#note(type);
    return super.offers(type, scope);
  }

  override list<T extends ResourceType>(type: T, scope?: Scope) {
    this.#note(type);
    return super.list(type, scope);
  }

  override find<T extends ResourceType>(
    type: T,
    scope: Scope,
    predicate: (resource: ResourceOf<T>) => boolean,
    among?: Keyed<T>,
  ) {
    this.#note(type);
    return super.find(type, scope, predicate, among);
  }

  override findByKey<T extends ResourceType>(
    type: T,
    scope: Scope,
    keysOf: (resource: ResourceOf<T>) => readonly string[],
    key: string,
  ) {
    this.#note(type);
    return super.findByKey(type, scope, keysOf, key);
  }

  // A list without Regions is whole only when the list of Regions is.
  #note(type: ResourceType): void {
    this.types.add(type.type);
    this.types.add(AccountRegion.type);
  }
}
