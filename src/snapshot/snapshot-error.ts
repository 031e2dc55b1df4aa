/** A snapshot file that cannot be used: where, why, and what to do. */
export class SnapshotError extends Error {
  readonly path: string;
  /** 1-based line of the unpacked file; 0 when the file itself is the matter. */
  readonly line: number;
  readonly hint: string;

  constructor(path: string, line: number, message: string, hint: string) {
    super(message);
    this.name = "SnapshotError";
    this.path = path;
    this.line = line;
    this.hint = hint;
  }
}
