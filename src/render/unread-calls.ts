import type { Finding } from "../model/finding.ts";
import { visible } from "./text.ts";
import { permissionNote } from "./unread-name.ts";

/** The calls that an unknown result lacks, each with the permission that would help, each once. */
export function unreadCalls({ missing = [] }: Finding): string[] {
  const calls = missing.map((read) =>
    visible(`${read.operation} ${read.reason}${permissionNote(read)}`),
  );
  return [...new Set(calls)];
}
