// What both scripts need to speak with the runner of GitHub Actions.
import { appendFileSync } from "node:fs";

/** A message for whoever runs the workflow; ends the step with `exitCode`. */
export class ActionError extends Error {
  constructor(message, exitCode = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Prints an annotation; `level` is error, warning or notice. */
export function annotate(level, message) {
  process.stdout.write(`::${level} title=keelson::${escapeData(message)}\n`);
}

/** Sets an output of the step. */
export function setOutput(name, value) {
  appendLine("GITHUB_OUTPUT", `${name}=${value}`);
}

/** Appends a line to one of the files that the runner reads after the step. */
export function appendLine(variable, line) {
  const path = process.env[variable];
  if (path !== undefined && path !== "") appendFileSync(path, `${line}\n`);
}

/** Runs a script; what it throws becomes an annotation and the exit status. */
export async function runScript(script) {
  try {
    process.exitCode = await script();
  } catch (error) {
    annotate("error", error instanceof ActionError ? error.message : String(error?.stack ?? error));
    process.exitCode = error instanceof ActionError ? error.exitCode : 3;
  }
}

function escapeData(text) {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
