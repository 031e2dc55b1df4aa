/** A known way to more rights than a user or role was given. */
export type EscalationPath = RaisePath | BecomePath | CreatePath | PassPath | RunPath;

interface Path {
  /** Unique: its actions, as in "iam:PassRole + ec2:RunInstances". */
  readonly id: string;
  /** What the caller does and thereby gains, as the end of a sentence about it. */
  readonly gain: string;
  /** A page that explains it. */
  readonly reference: string;
}

/** Gives a user or role, most often the caller itself, rights that it did not have. */
export interface RaisePath extends Path {
  /** `lift`: undoes the permissions boundary, and so gives the rights that it held back. */
  readonly kind: "raise" | "lift";
  readonly action: string;
  /** What the action is done to, seen from the user or role that is raised. */
  readonly on:
    | "user"
    | "role"
    | "group of the user"
    | "group of administrators"
    | "attached policy"
    | "attached policy with an administrator version"
    | "boundary policy";
}

/** Acts as another user or role. */
export interface BecomePath extends Path {
  readonly kind: "become";
  readonly action: string;
  readonly on: "user" | "user without password" | "user with password" | "role" | "trusting role";
}

/** Makes a user or role, gives it every right and acts as it; all the actions are done to it. */
export interface CreatePath extends Path {
  readonly kind: "create";
  readonly creates: "user" | "role";
  readonly actions: readonly string[];
}

interface ComputePath extends Path {
  /** The service that runs code of the caller as a role; the role trusts it. */
  readonly service: string;
  /** Groups of actions; those of one group are done to the same resource. */
  readonly actions: readonly (readonly string[])[];
}

/** Passes a role to something new that runs code of the caller. */
export interface PassPath extends ComputePath {
  readonly kind: "pass";
  /** What iam:PassedToService may be. */
  readonly passedTo: readonly string[];
}

/** Takes over something that runs as a role already. */
export interface RunPath extends ComputePath {
  readonly kind: "run";
  /**
   * ARNs that the actions are done to, with {partition}, {region}, {account} and {name} in place of what varies; the
   * first is what runs.
   */
  readonly resources: readonly string[];
}
