/** A block of code, from its first to its last line. */
export interface Declaration {
  /** Path from the root of the repository, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
}

/** Something in a file that was passed over, so that the user may mend it. */
export interface Warning {
  /** "infra/main.tf:3", from the root of the repository. */
  readonly place: string;
  readonly message: string;
}
