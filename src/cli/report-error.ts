import { CommanderError } from "commander";
import { CliError } from "./cli-error.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { systemCode } from "./system-failure.ts";

/** Tells the user what went wrong, in words that help, and gives the exit status. */
export function reportError(error: unknown, io: Io, debug: boolean): ExitCode {
  // commander has printed its own message already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  const { message, place, hint, exitCode, details } = asCliError(error);
  const lines = [...details, `keelson: ${place === "" ? "" : `${place}: `}${message}`];
  if (hint !== "") lines.push(`  hint: ${hint}`);
  if (debug && error instanceof Error && error.stack !== undefined) lines.push(error.stack);
  io.stderr(`${lines.join("\n")}\n`);
  return exitCode;
}

// Known by name, so that nothing need be loaded to tell what it is not.
function asCliError(error: unknown): CliError {
  if (error instanceof CliError) return error;
  const known = error as {
    name?: string;
    kind?: string;
    path?: string;
    line?: number;
    hint?: string;
  };
  const message = error instanceof Error ? error.message : String(error);
  switch (known.name) {
    case "CollectError":
      return new CliError(message, {
        hint: known.hint ?? "",
        exitCode: known.kind === "usage" ? EXIT.usage : EXIT.failed,
      });
    case "IacError":
    case "SnapshotError":
      return new CliError(message, {
        hint: known.hint ?? "",
        place: known.line === 0 ? (known.path ?? "") : `${known.path ?? ""}:${known.line ?? 0}`,
      });
    case "AbortError":
      return new CliError("interrupted; nothing was written", { exitCode: EXIT.interrupted });
    case "RuleDefectError":
      return new CliError(message, {
        hint: "the rule meets a value that it does not expect; mend its expression",
      });
    default:
      return unforeseen(error);
  }
}

function unforeseen(error: unknown): CliError {
  // Messages of unforeseen errors may carry account data, so they show only where they are asked for.
  const name = error instanceof Error ? error.name : "unknown";
  return new CliError(`unexpected error (${systemCode(error) ?? name})`, {
    hint: "run again with --debug for the details; please report it if it persists",
    exitCode: EXIT.failed,
  });
}
