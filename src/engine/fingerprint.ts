import { createHash } from "node:crypto";

/** Identifies a result across scans; depends on nothing that wording, time or severity could change. */
export function findingFingerprint(rule: string, arn: string): string {
  return createHash("sha256").update(`${rule}\0${arn}`).digest("hex").slice(0, 32);
}
