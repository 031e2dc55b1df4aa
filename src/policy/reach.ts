/** How directly a condition names the caller: itself, the resource a service acts for, or its network. */
export const DEPTH = { principal: 0, source: 1, network: 2 } as const;

/**
 * Whom a grant reaches at most. `undefined` in its place means everybody, anonymous callers included.
 * It is a bound: conditions that do not name callers are left out of it.
 */
export interface Reach {
  /** True when `accounts` are all the accounts that can be reached. */
  readonly known: boolean;
  readonly accounts: readonly string[];
  /** Which kind of condition `accounts` come from; the most direct one wins. */
  readonly depth: number;
  /** Organization ids or paths. */
  readonly organizations: readonly string[];
  /** VPC ids, VPC endpoint ids and address ranges. */
  readonly networks: readonly string[];
  /** Address ranges among the networks: callers of any account may sit there. */
  readonly addresses: boolean;
  /** Only AWS services calling in their own name. */
  readonly servicesOnly: boolean;
  /** Confined by the resource, account or organization that a service acts for. */
  readonly sourcePinned: boolean;
}

/** A reach with nothing in it, to spread over. */
export const NOBODY: Reach = {
  known: true,
  accounts: [],
  depth: DEPTH.principal,
  organizations: [],
  networks: [],
  addresses: false,
  servicesOnly: false,
  sourcePinned: false,
};

/** Both bounds hold. */
export function narrow(a: Reach | undefined, b: Reach | undefined): Reach | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return {
    ...narrowAccounts(a, b),
    organizations: distinct([...a.organizations, ...b.organizations]),
    networks: distinct([...a.networks, ...b.networks]),
    addresses: a.addresses || b.addresses,
    servicesOnly: a.servicesOnly || b.servicesOnly,
    sourcePinned: a.sourcePinned || b.sourcePinned,
  };
}

/** One of the bounds holds; of none, nobody is reached. */
export function widen(bounds: readonly (Reach | undefined)[]): Reach | undefined {
  const known: Reach[] = [];
  for (const bound of bounds) {
    if (bound === undefined) return undefined;
    known.push(bound);
  }
  return {
    known: known.every((bound) => bound.known),
    accounts: distinct(known.flatMap(({ accounts }) => accounts)),
    depth: known.reduce<number>((depth, bound) => Math.max(depth, bound.depth), DEPTH.principal),
    organizations: distinct(known.flatMap(({ organizations }) => organizations)),
    networks: distinct(known.flatMap(({ networks }) => networks)),
    addresses: known.some(({ addresses }) => addresses),
    servicesOnly: known.length > 0 && known.every(({ servicesOnly }) => servicesOnly),
    sourcePinned: known.length > 0 && known.every(({ sourcePinned }) => sourcePinned),
  };
}

/** Can somebody outside the account be reached? A network alone counts as the owner's own. */
export function reachesOutside(reach: Reach | undefined, account: string): boolean {
  if (reach === undefined) return true;
  if (reach.accounts.some((id) => id !== account)) return true;
  return !reach.known && (reach.organizations.length > 0 || reach.addresses);
}

function narrowAccounts(a: Reach, b: Reach): Pick<Reach, "known" | "accounts" | "depth"> {
  if (a.known && b.known && a.depth === b.depth) {
    const both = new Set(b.accounts);
    return { known: true, accounts: a.accounts.filter((id) => both.has(id)), depth: a.depth };
  }
  const direct = a.known === b.known ? (b.depth < a.depth ? b : a) : a.known ? a : b;
  return { known: direct.known, accounts: direct.accounts, depth: direct.depth };
}

function distinct(list: readonly string[]): string[] {
  return [...new Set(list)];
}
