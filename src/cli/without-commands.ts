import { randomBytes } from "node:crypto";
import type { Io } from "./io.ts";

/**
 * The text as GitHub Actions prints it without obeying it: a line of the summary may hold the name of a resource,
 * and that a workflow command. Elsewhere the text itself.
 */
export function withoutCommands(text: string, { environment }: Io): string {
  if (environment["GITHUB_ACTIONS"] !== "true") return text;
  const token = randomBytes(16).toString("hex");
  return `::stop-commands::${token}\n${text}::${token}::\n`;
}
