import { wasRead } from "../../engine/was-read.ts";
import { ASFF_DIGEST, ASFF_ORIGIN, type AsffFinding } from "../../model/asff.ts";
import type { Report } from "../../model/report.ts";
import { cellsOf } from "../../render/sarif/cells.ts";

/** What to import in one Region, and why the rest needs nothing. */
export interface Plan {
  readonly send: readonly AsffFinding[];
  /** Failures and unknowns that Security Hub does not hold. */
  readonly created: number;
  /** Results that changed, and such as would soon expire. */
  readonly updated: number;
  /** Findings that are no longer failing, suppressed, or whose resource is gone. */
  readonly resolved: number;
  /** Findings that Security Hub holds as they are. */
  readonly unchanged: number;
  /** Open findings that are left as they are, for they were not evaluated, or not fully read. */
  readonly kept: number;
  /** Findings of which Security Hub holds the result of a later scan. */
  readonly newer: number;
}

type Step = Exclude<keyof Plan, "send">;

/** Security Hub deletes active findings that were not updated for 90 days, with all that people noted on them. */
const REFRESH_MS = 30 * 24 * 60 * 60 * 1000;

/** Makes the function that compares the results for one Region with what Security Hub holds there. */
export function planner(
  report: Report,
): (wanted: readonly AsffFinding[], held: readonly AsffFinding[]) => Plan {
  const decided = fullyRead(report);
  return (wanted, held) => {
    const heldById = new Map(held.map((finding) => [finding.Id, finding]));
    const wantedIds = new Set(wanted.map(({ Id }) => Id));
    const send: AsffFinding[] = [];
    const counts: Record<Step, number> = {
      created: 0,
      updated: 0,
      resolved: 0,
      unchanged: 0,
      kept: 0,
      newer: 0,
    };
    const take = ([step, finding]: [Step, AsffFinding?]) => {
      counts[step] += 1;
      if (finding !== undefined) send.push(finding);
    };
    for (const finding of wanted) {
      const before = heldById.get(finding.Id);
      if (before !== undefined) take(compare(finding, before, decided));
      else if (finding.RecordState === "ACTIVE") take(["created", finding]);
    }
    for (const before of held) {
      if (wantedIds.has(before.Id) || before.RecordState === "ARCHIVED") continue;
      if (isNewer(before, report.takenAt)) take(["newer"]);
      else if (decided(before)) take(["resolved", gone(before, report.takenAt)]);
      else take(["kept"]);
    }
    return { send, ...counts };
  };
}

function compare(
  finding: AsffFinding,
  before: AsffFinding,
  decided: (finding: AsffFinding) => boolean,
): [Step, AsffFinding?] {
  const isOpen = before.RecordState === "ACTIVE";
  const { Status } = finding.Compliance;
  if (isNewer(before, finding.UpdatedAt)) return ["newer"];
  // What is not known now was known once, or is unknown as before.
  if (Status === "NOT_AVAILABLE") return [isOpen ? "kept" : "unchanged"];
  if (!isOpen && finding.RecordState === "ARCHIVED") return ["unchanged"];
  if (Status === "PASSED" && !decided(before)) return ["kept"];
  const same = before.ProductFields[ASFF_DIGEST] === finding.ProductFields[ASFF_DIGEST];
  const age = Date.parse(finding.UpdatedAt) - Date.parse(before.UpdatedAt);
  if (same && age < REFRESH_MS) return ["unchanged"];
  const { CreatedAt, FirstObservedAt } = before;
  const UpdatedAt = after(before, finding.UpdatedAt);
  const update = { ...finding, CreatedAt, FirstObservedAt, UpdatedAt };
  return [finding.RecordState === "ARCHIVED" ? "resolved" : "updated", update];
}

/** The finding archived: its resource is gone, or the rule no longer applies to it. */
function gone(before: AsffFinding, takenAt: string): AsffFinding {
  return {
    ...before,
    UpdatedAt: after(before, takenAt),
    RecordState: "ARCHIVED",
    ProductFields: {
      ...before.ProductFields,
      [ASFF_ORIGIN.takenAt]: takenAt,
      [ASFF_DIGEST]: "gone",
    },
  };
}

/** Security Hub ignores an update that is not later than what it holds. */
function after(before: AsffFinding, takenAt: string): string {
  const earliest = Date.parse(before.UpdatedAt) + 1;
  return Date.parse(takenAt) >= earliest ? takenAt : new Date(earliest).toISOString();
}

function isNewer(before: AsffFinding, takenAt: string): boolean {
  const seen = Date.parse(before.ProductFields[ASFF_ORIGIN.takenAt] ?? "");
  return seen > Date.parse(takenAt);
}

/** Whether all of the part that a held finding belongs to was read, and its rule evaluated. */
function fullyRead(report: Report): (finding: AsffFinding) => boolean {
  const whole = new Set(
    cellsOf(report)
      .filter(({ incomplete }) => incomplete === undefined)
      .map(({ region, service }) => `${region}\0${service}`),
  );
  const hadResult = wasRead(report);
  return ({ ProductFields, Resources: [resource] }) => {
    const { rule, service, region } = ASFF_ORIGIN;
    const place = ProductFields[region] ?? "";
    return (
      whole.has(`${place}\0${ProductFields[service] ?? ""}`) &&
      hadResult({
        rule: ProductFields[rule] ?? "",
        arn: resource?.Id ?? "",
        type: resource?.Details?.Other["cloudFormationType"] ?? "",
        region: place,
      })
    );
  };
}
