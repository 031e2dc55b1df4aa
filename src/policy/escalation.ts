import type { Identity, IdentityAccount } from "./escalation-identity.ts";
import { type Escalation, isCertain } from "./escalation-way.ts";
import { Escalator } from "./escalator.ts";

/** How somebody who is no administrator may become one. */
export interface Escalations {
  /** Each path once, with the first target that it leads to. */
  readonly certain: readonly Escalation[];
  /** A path that hangs on what account state does not tell; only where none is certain. */
  readonly possible: Escalation | undefined;
  /** It may take some step of a path: users, roles and policies that are not known may decide. */
  readonly isActive: boolean;
}

/** An administrator, or somebody who may become one; what that hangs on. */
interface Goal {
  readonly identity: Identity;
  readonly open: readonly string[];
}

/** So many goals are looked at for further paths of a caller who has one already. */
const GOALS_SHOWN = 100;

/**
 * How each user and role of an account may become administrator: alone, by acting as an administrator, or as
 * somebody who may become one. Administrators are left out.
 */
export function escalationsOf(account: IdentityAccount): Map<string, Escalations> {
  return new Search(account).run();
}

class Search {
  readonly #account: IdentityAccount;
  /** Who has no certain way, as far as was looked. */
  readonly #pending: Set<Escalator>;
  /** In the order in which they were found: each was found by way of those before it. */
  readonly #goals: Goal[] = [];
  readonly #certain = new Map<Escalator, Escalation[]>();
  readonly #possible = new Map<Escalator, Escalation>();

  constructor(account: IdentityAccount) {
    this.#account = account;
    const { identities } = account;
    this.#pending = new Set(
      identities
        .filter(({ administrator }) => administrator === undefined)
        .map((identity) => new Escalator(identity, account)),
    );
  }

  run(): Map<string, Escalations> {
    this.#findCertain();
    this.#addFurtherPaths();
    this.#findPossible();
    return new Map(
      [...this.#certain.keys(), ...this.#pending].map((escalator) => [
        escalator.identity.caller.arn,
        {
          certain: onePerPath(this.#certain.get(escalator) ?? []),
          possible: this.#possible.get(escalator),
          isActive: escalator.isActive,
        },
      ]),
    );
  }

  #findCertain(): void {
    for (const identity of this.#account.identities) {
      if (identity.administrator?.length === 0) this.#goals.push({ identity, open: [] });
    }
    for (const escalator of this.#pending) this.#consider(escalator, escalator.alone());
    this.#spread(0);
    const spread = this.#goals.length;
    for (const escalator of this.#pending) this.#consider(escalator, this.#through(escalator));
    this.#spread(spread);
  }

  /** What is certain no more, but may be; and what may be by way of that. */
  #findPossible(): void {
    const spread = this.#goals.length;
    for (const identity of this.#account.identities) {
      const open = identity.administrator ?? [];
      if (open.length > 0) this.#goals.push({ identity, open });
    }
    for (const [{ identity }, { permission }] of this.#possible) {
      this.#goals.push({ identity, open: permission.open });
    }
    this.#spread(spread);
  }

  /** Lets everybody try to act as each goal, and as those who become a goal thereby. */
  #spread(from: number): void {
    for (let index = from; index < this.#goals.length; index++) {
      const goal = this.#goals[index];
      if (goal === undefined) return;
      const isOpen = goal.open.length > 0;
      for (const escalator of this.#pending) {
        if (!escalator.reaches || escalator.identity === goal.identity) continue;
        // One way that is not certain is enough.
        if (this.#possible.has(escalator) && (isOpen || !escalator.surelyReaches)) continue;
        const ways = escalator.as(goal.identity);
        if (ways.length === 0) continue;
        const depending = ways.map((way) => dependingOn(way, goal.open));
        this.#consider(escalator, depending, isOpen);
      }
    }
  }

  #consider(escalator: Escalator, ways: readonly Escalation[], isPossibleGoal = false): void {
    const { identity } = escalator;
    const certain = ways.filter(isCertain);
    if (certain.length > 0) {
      this.#certain.set(escalator, certain);
      this.#possible.delete(escalator);
      this.#pending.delete(escalator);
      this.#goals.push({ identity, open: [] });
      return;
    }
    const [possible] = ways;
    if (possible === undefined || this.#possible.has(escalator)) return;
    this.#possible.set(escalator, possible);
    if (isPossibleGoal) this.#goals.push({ identity, open: possible.permission.open });
  }

  /** A way by somebody who is no goal yet, and is given every right on the way. */
  #through(escalator: Escalator): Escalation[] {
    if (!escalator.raises || (this.#possible.has(escalator) && !escalator.surelyRaises)) return [];
    const ways: Escalation[] = [];
    for (const target of this.#account.identities) {
      if (target === escalator.identity) continue;
      const way = escalator.through(target);
      if (way === undefined) continue;
      if (isCertain(way)) return [way];
      if (ways.length === 0) ways.push(way);
    }
    return ways;
  }

  #addFurtherPaths(): void {
    const ranks = new Map(this.#goals.map(({ identity }, rank) => [identity, rank]));
    const goals = this.#goals.slice(0, GOALS_SHOWN);
    const firstWays = new Map(
      [...this.#certain].map(([{ identity }, [way]]) => [identity, way?.as]),
    );
    for (const [escalator, ways] of this.#certain) {
      if (!escalator.surelyReaches) continue;
      const { identity } = escalator;
      const own = ranks.get(identity) ?? 0;
      const known = new Set(ways.map(({ path }) => path.id));
      for (const [rank, goal] of goals.entries()) {
        // Those before it became goals without it.
        if (rank === own || (rank > own && leadsBy(identity, goal.identity, firstWays))) continue;
        for (const way of escalator.as(goal.identity, known).filter(isCertain)) {
          if (known.has(way.path.id)) continue;
          known.add(way.path.id);
          ways.push(way);
        }
      }
    }
  }
}

/** Whether the way that made somebody a goal leads by the other. */
function leadsBy(
  other: Identity,
  goal: Identity,
  firstWays: ReadonlyMap<Identity, Identity | undefined>,
): boolean {
  let next: Identity | undefined = goal;
  while (next !== undefined && next !== other) next = firstWays.get(next);
  return next === other;
}

function onePerPath(ways: readonly Escalation[]): Escalation[] {
  const byPath = new Map<string, Escalation>();
  for (const way of ways) if (!byPath.has(way.path.id)) byPath.set(way.path.id, way);
  return [...byPath.values()];
}

function dependingOn(way: Escalation, open: readonly string[]): Escalation {
  if (open.length === 0) return way;
  const { policies } = way.permission;
  return {
    ...way,
    permission: { policies, open: [...new Set([...way.permission.open, ...open])] },
  };
}
