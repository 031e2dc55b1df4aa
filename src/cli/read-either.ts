import { open } from "node:fs/promises";
import type { Report } from "../model/report.ts";
import type { RuleChoice } from "./options.ts";
import { readReport } from "./read-report.ts";

/** Reads a report.json, or evaluates a snapshot with the present rules. */
export async function readEither(path: string, choice: RuleChoice): Promise<Report> {
  if (!(await isGzip(path))) return readReport(path);
  const { loadRuleSet } = await import("./rule-set.ts");
  const { evaluateSnapshot } = await import("./evaluate-snapshot.ts");
  return evaluateSnapshot(path, await loadRuleSet(choice));
}

// What cannot be opened is refused by the reader that follows, which can say why.
async function isGzip(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return false;
  try {
    if (!(await file.stat()).isFile()) return false;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer.readUInt16BE() === 0x1f_8b;
  } finally {
    await file.close();
  }
}
