import { Computing } from "./escalation-compute.ts";
import type { Identity, IdentityAccount } from "./escalation-identity.ts";
import type {
  BecomePath,
  CreatePath,
  EscalationPath,
  PassPath,
  RaisePath,
  RunPath,
} from "./escalation-path.ts";
import { ESCALATION_PATHS } from "./escalation-paths.ts";
import { becomesBy, createsBy, raisesBy } from "./escalation-steps.ts";
import {
  conditional,
  type Escalation,
  idInTurn,
  inTurn,
  isCertain,
  leastOpen,
} from "./escalation-way.ts";
import { type Permission, together } from "./permission.ts";
import type { Permissions } from "./permissions.ts";

interface Step {
  readonly path: RaisePath;
  readonly target: string;
  readonly permission: Permission;
}

const RAISES = ESCALATION_PATHS.filter((path): path is RaisePath => path.kind === "raise");
const LIFTS = ESCALATION_PATHS.filter((path): path is RaisePath => path.kind === "lift");
const CREATES = ESCALATION_PATHS.filter((path): path is CreatePath => path.kind === "create");
const BECOMES = ESCALATION_PATHS.filter((path): path is BecomePath => path.kind === "become");
const COMPUTES = ESCALATION_PATHS.filter(
  (path): path is PassPath | RunPath => path.kind === "pass" || path.kind === "run",
);

/** One user or role, and the paths that its policies name: few of all, found once. */
export class Escalator {
  readonly identity: Identity;
  readonly #account: IdentityAccount;
  /** Ways to shake off its own permissions boundary. */
  readonly #lifts: readonly Escalation[];
  readonly #free: Escalation | undefined;
  readonly #permissions: Permissions;
  readonly #raises: readonly RaisePath[];
  /** All that it may change, where its policies name each by its ARN: most of a large account is left out by that. */
  readonly #changes: ReadonlySet<string> | undefined;
  readonly #raisesOf: Readonly<Record<"user" | "role", readonly RaisePath[]>>;
  readonly #becomes: readonly BecomePath[];
  readonly #creates: readonly CreatePath[];
  readonly #computes: readonly Computing[];

  constructor(identity: Identity, account: IdentityAccount) {
    this.identity = identity;
    this.#account = account;
    this.#lifts = liftsOf(identity.permissions, identity, account);
    this.#free = this.#lifts.find(isCertain);
    const permissions = this.#free === undefined ? identity.permissions : identity.unbounded;
    this.#permissions = permissions;
    // Who is administrator without the boundary needs nothing more.
    const rest = this.#free !== undefined && identity.unboundedAdministrator?.length === 0;
    this.#raises = rest ? [] : RAISES.filter(({ action }) => permissions.names(action));
    this.#changes = permissions.onlyResources(this.#raises.map(({ action }) => action));
    this.#raisesOf = {
      user: this.#raises.filter(({ on }) => on !== "role"),
      role: this.#raises.filter(({ on }) => on === "role" || on.includes("policy")),
    };
    this.#becomes = rest ? [] : BECOMES.filter(({ action }) => permissions.names(action));
    this.#creates = rest
      ? []
      : CREATES.filter(({ actions }) => actions.every((each) => permissions.names(each)));
    const computes = rest ? [] : COMPUTES;
    this.#computes = computes
      .map((path) => new Computing(path, permissions, account))
      .filter(({ isOpen }) => isOpen);
  }

  /** Whether its policies name a way to act as another. */
  get reaches(): boolean {
    return this.#becomes.length > 0 || this.#computes.length > 0;
  }

  /** Whether policies whose text is known name such a way; others give no certainty. */
  get surelyReaches(): boolean {
    return (
      this.#becomes.some(({ action }) => this.#permissions.surelyNames(action)) ||
      this.#computes.some(({ isSure }) => isSure)
    );
  }

  /** Whether its policies name a way to give rights. */
  get raises(): boolean {
    return this.#raises.length > 0;
  }

  /** Whether policies whose text is known do. */
  get surelyRaises(): boolean {
    return this.#raises.some(({ action }) => this.#permissions.surelyNames(action));
  }

  /** Whether some policy names an action of some path. */
  get isActive(): boolean {
    const own = [this.#raises, this.#lifts, this.#creates];
    return this.reaches || own.some((paths) => paths.length > 0);
  }

  /** Ways that need nobody else: it raises itself, or makes somebody. */
  alone(): Escalation[] {
    const { identity } = this;
    const made = this.#creates.flatMap((path) => {
      const step = createsBy(path, this.#permissions, this.#account);
      return step === undefined ? [] : [{ path, ...step, as: undefined }];
    });
    const lifted = this.#lifts.flatMap((lift) =>
      conditional(lift, identity.unboundedAdministrator),
    );
    const raised = this.#raising(identity).map((step) => ({ ...step, as: undefined }));
    return [...lifted, ...[...raised, ...made].map((way) => this.#freed(way))];
  }

  /** Ways to act as the target as it is, by paths other than those known. */
  as(target: Identity, known?: ReadonlySet<string>): Escalation[] {
    const found = this.#becoming(target, "by wildcard", known);
    found.push(...this.#computing(target, known));
    return found.length === 0 ? found : found.map((way) => this.#freed(way));
  }

  /** A way to give the target every right, and then to act as it. */
  through(target: Identity): Escalation | undefined {
    const first = leastOpen(this.#raising(target));
    if (first === undefined) return undefined;
    const acting = [...this.#becoming(target, "by any means"), ...this.#computing(target)];
    const second = leastOpen(acting);
    return second && this.#freed(inTurn({ ...first, as: undefined }, { ...second, as: undefined }));
  }

  /** Where it has to shake off its permissions boundary first, that is part of the way. */
  #freed(way: Escalation): Escalation {
    return this.#free === undefined ? way : inTurn(this.#free, way);
  }

  #raising(target: Identity): Step[] {
    const steps: Step[] = [];
    if (!this.#mayChange(target)) return steps;
    for (const path of this.#raisesOf[target.caller.type]) {
      for (const step of raisesBy(path, this.#permissions, target, this.#account)) {
        steps.push({ path, ...step });
      }
    }
    if (steps.length === 0) return steps;
    const unbound = this.#unbinds(target);
    return steps.flatMap((step) => {
      const permission = together([step.permission, unbound]);
      return permission === undefined ? [] : [{ ...step, permission }];
    });
  }

  /** Whether the target, or what it holds, may be among what the policies let it change. */
  #mayChange({ caller, groups, policies, boundary }: Identity): boolean {
    const changes = this.#changes;
    if (changes === undefined) return true;
    const isNamed = (arn: string) => changes.has(arn);
    return (
      isNamed(caller.arn) ||
      groups.some(isNamed) ||
      policies.some(({ arn }) => isNamed(arn)) ||
      (boundary !== null && isNamed(boundary.arn)) ||
      this.#account.administratorGroups.some(isNamed)
    );
  }

  /** What a target is given counts only as far as its permissions boundary lets it. */
  #unbinds(target: Identity): Permission | undefined {
    const { boundary } = target;
    if (boundary === null || boundary.administrator?.length === 0) return NOTHING_NEEDED;
    const own = target === this.identity;
    const lifts = own ? this.#lifts : liftsOf(this.#permissions, target, this.#account);
    const open = boundary.administrator;
    return leastOpen(lifts)?.permission ?? (open && { policies: [], open });
  }

  #becoming(
    target: Identity,
    assuming: "by wildcard" | "by any means",
    known?: ReadonlySet<string>,
  ): Escalation[] {
    const found: Escalation[] = [];
    // A role that names the caller is assumed without a policy that does.
    for (const path of assuming === "by any means" ? BECOMES : this.#becomes) {
      if (known?.has(this.#nameOf(path))) continue;
      const permission = becomesBy(path, this.#permissions, this.identity, target, assuming);
      if (permission !== undefined) {
        found.push({ path, target: target.caller.arn, as: target, permission });
      }
    }
    return found;
  }

  #computing(target: Identity, known?: ReadonlySet<string>): Escalation[] {
    const found: Escalation[] = [];
    for (const computing of this.#computes) {
      const { path } = computing;
      if (known?.has(this.#nameOf(path))) continue;
      const run = computing.as(target);
      if (run === undefined) continue;
      const { permission, workload } = run;
      const gain = workload === undefined ? path.gain : `${path.gain} (${workload})`;
      found.push({
        path: { ...path, gain },
        target: target.caller.arn,
        as: target,
        permission,
      });
    }
    return found;
  }

  /** The id that a path has in the ways of this user or role. */
  #nameOf({ id }: EscalationPath): string {
    return this.#free === undefined ? id : idInTurn(this.#free.path.id, id);
  }
}

const NOTHING_NEEDED: Permission = { policies: [], open: [] };

function liftsOf(permissions: Permissions, target: Identity, account: IdentityAccount) {
  if (target.boundary === null) return [];
  return LIFTS.filter(({ action }) => permissions.names(action)).flatMap((path) =>
    raisesBy(path, permissions, target, account).map((step): Escalation => ({
      path,
      ...step,
      as: undefined,
    })),
  );
}
