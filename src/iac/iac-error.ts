/** Infrastructure code or a state that was named and cannot be used. Never holds content of the file. */
export class IacError extends Error {
  readonly path: string;
  readonly hint: string;
  /** From 1; 0 when no line is to blame. */
  readonly line: number;

  constructor(path: string, message: string, options: { hint?: string; line?: number } = {}) {
    super(message);
    this.name = "IacError";
    this.path = path;
    this.hint = options.hint ?? "";
    this.line = options.line ?? 0;
  }
}
