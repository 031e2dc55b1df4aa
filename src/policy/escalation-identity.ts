import type { Caller } from "./caller.ts";
import type { Statement } from "./document.ts";
import type { Permissions } from "./permissions.ts";

/** Whether something holds: undefined when it does not, else what it hangs on, nothing when it is certain. */
export type Condition = readonly string[] | undefined;

/** A user or role, with all that decides how it may come to more rights. */
export interface Identity {
  readonly caller: Caller;
  /** What it may do now. */
  readonly permissions: Permissions;
  /** What it might do without its permissions boundary. */
  readonly unbounded: Permissions;
  /** Whether it may do everything now, and whether it might without its boundary. */
  readonly administrator: Condition;
  readonly unboundedAdministrator: Condition;
  /** Names of its policies whose text is not known. */
  readonly unread: readonly string[];
  readonly boundary: Boundary | null;
  /** The customer managed policies attached to it or to its groups. */
  readonly policies: readonly ManagedPolicy[];
  /** ARNs of the groups of a user. */
  readonly groups: readonly string[];
  /** Lower-case tag names to values; undefined when they were not read. */
  readonly tags: Readonly<Record<string, string>> | undefined;
  /** False for roles that only AWS can change. */
  readonly changeable: boolean;
  /** Undefined for a role. */
  readonly login: Login | undefined;
  /** Undefined for a user. */
  readonly role: Role | undefined;
}

interface Boundary {
  readonly arn: string;
  /** A customer managed policy, which can be rewritten. */
  readonly own: boolean;
  /** Whether it leaves everything allowed. */
  readonly administrator: Condition;
}

/** A customer managed policy. */
export interface ManagedPolicy {
  readonly arn: string;
  /** A version that is not in force allows everything. */
  readonly administratorVersion: boolean;
}

/** How a user signs in to the console; null when it was not read. */
export interface Login {
  readonly password: boolean | null;
  readonly mfa: boolean | null;
}

/** What a role adds to an identity: who may act as it. */
export interface Role {
  readonly trust: readonly Statement[];
  /** ARNs of the instance profiles that it is in. */
  readonly instanceProfiles: readonly string[];
  /** Whether AWS knows of a use of it: lately, long ago or not at all. */
  readonly used: "lately" | "long ago" | "never";
}

/** A function, an instance or the like that runs as a role. */
export interface Workload {
  readonly arn: string;
  /** Undefined when they were not read. */
  readonly tags: Readonly<Record<string, string>> | undefined;
}

/** What runs as the roles of an account. */
export interface Workloads {
  /** What a service, such as lambda.amazonaws.com, runs as a role; whole when there is certainly no more. */
  runningBy(
    service: string,
    role: string,
    instanceProfiles: readonly string[],
  ): { readonly found: readonly Workload[]; readonly isWhole: boolean };
}

/** The users and roles of one account. */
export interface IdentityAccount {
  readonly account: string;
  readonly partition: string;
  readonly identities: readonly Identity[];
  readonly workloads: Workloads;
  /** Groups whose members may do everything. */
  readonly administratorGroups: readonly string[];
}
