import { compareWithBaseline } from "../engine/baseline.ts";
import { Baseline, BASELINE_VERSION } from "../model/baseline.ts";
import type { Report } from "../model/report.ts";
import { visible } from "../render/text.ts";
import { CliError } from "./cli-error.ts";
import { flagText } from "./gate.ts";
import type { Comparison, Output } from "./options.ts";
import { readJson } from "./read-json.ts";

/** Reads a baseline; throws CliError when it is broken, too large, of another version or no baseline. */
export async function readBaseline(path: string): Promise<Baseline> {
  return readJson<Baseline>(path, {
    what: "baseline",
    version: BASELINE_VERSION,
    schema: Baseline,
    maxBytes: 200 * 10 ** 6,
    hint: "expected a file written by `keelson baseline`",
  });
}

/** A baseline that findings are to be compared with. */
export interface KnownFindings {
  /** Throws CliError when the baseline is of another account than the one that is read. */
  readonly checkAccount: (account: string) => void;
  readonly compare: (report: Report) => Report;
}

/** Reads what --baseline names, before anything else costs time; undefined without it. */
export async function readKnownFindings({
  baseline: path,
  failOn,
}: Comparison & Pick<Output, "failOn">): Promise<KnownFindings | undefined> {
  if (path === undefined) {
    if (failOn?.new !== true) return undefined;
    throw new CliError(`${flagText(failOn)} needs --baseline`, {
      hint: "a failure is new when the baseline does not have it; `keelson baseline` writes one from a report.json",
    });
  }
  const baseline = await readBaseline(path);
  const checkAccount = (account: string) => checkBaselineAccount(path, baseline, account);
  return {
    checkAccount,
    compare(report) {
      checkAccount(report.scope.account);
      return compareWithBaseline(report, baseline);
    },
  };
}

/** Refuses a baseline of another account: every finding would be new, and every old one fixed. */
export function checkBaselineAccount(path: string, baseline: Baseline, account: string): void {
  if (baseline.account === account) return;
  throw new CliError(
    `the baseline is of account ${visible(baseline.account)}, the report of ${visible(account)}`,
    { place: path, hint: "keep one baseline for each account" },
  );
}
