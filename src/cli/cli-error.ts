import { EXIT, type ExitCode } from "./exit-code.ts";

/** A failure that the user can do something about: one sentence, the place, and a hint. */
export class CliError extends Error {
  readonly exitCode: ExitCode;
  readonly hint: string;
  /** "rules/x.yaml:3:10" and the like; empty when there is no place. */
  readonly place: string;
  /** Lines that stand above the sentence, one for each thing that is wrong. */
  readonly details: readonly string[];

  constructor(
    message: string,
    options: {
      hint?: string;
      place?: string;
      details?: readonly string[];
      exitCode?: ExitCode;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "CliError";
    this.hint = options.hint ?? "";
    this.place = options.place ?? "";
    this.details = options.details ?? [];
    this.exitCode = options.exitCode ?? EXIT.usage;
  }
}
