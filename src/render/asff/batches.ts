import type { AsffFinding } from "../../model/asff.ts";

/** What BatchImportFindings takes at once. */
interface AsffLimits {
  readonly findings: number;
  readonly bytes: number;
}

/** https://docs.aws.amazon.com/securityhub/latest/userguide/finding-update-batchimportfindings.html, with room to spare. */
const ASFF_LIMITS: AsffLimits = { findings: 100, bytes: 5_500_000 };

/** Splits findings of one Region into batches, in their order. */
export function batchesOf<T extends AsffFinding>(
  findings: readonly T[],
  limits: AsffLimits = ASFF_LIMITS,
): T[][] {
  const batches: { findings: T[]; bytes: number }[] = [];
  for (const finding of findings) {
    const bytes = Buffer.byteLength(JSON.stringify(finding));
    const last = batches.at(-1);
    const fits =
      last !== undefined &&
      last.findings.length < limits.findings &&
      last.bytes + bytes <= limits.bytes;
    if (fits) {
      last.findings.push(finding);
      last.bytes += bytes;
    } else batches.push({ findings: [finding], bytes });
  }
  return batches.map((batch) => batch.findings);
}
