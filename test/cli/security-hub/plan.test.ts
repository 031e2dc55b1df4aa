import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planner } from "../../../src/cli/security-hub/plan.ts";
import type { AsffFinding } from "../../../src/model/asff.ts";
import type { Finding } from "../../../src/model/finding.ts";
import type { Report } from "../../../src/model/report.ts";
import { asffFindings } from "../../../src/render/asff.ts";
import { SUPPRESSED, UNKNOWN } from "../../render/every-outcome.ts";
import { finding, gap, resource, rule, smallReport } from "../../render/small-report.ts";

const REGION = "eu-west-1";
const at = (day: number) => new Date(Date.UTC(2026, 10, day)).toISOString();

function key(id: string, patch: Partial<Finding> = {}): Finding {
  return finding({ resource: resource({ id }), fingerprint: id.repeat(32), ...patch });
}
const pass = (id: string) => key(id, { status: "pass", message: "rotates", evidence: [] });
const unknown = (id: string) => key(id, { status: "unknown", missing: UNKNOWN.missing ?? [] });
const suppressed = (id: string) => key(id, { suppression: SUPPRESSED.suppression });

const scan = (day: number, findings: Finding[], parts: Parameters<typeof smallReport>[0] = {}) => ({
  ...smallReport({ ...parts, findings }),
  takenAt: at(day),
});

/** Security Hub as far as the plan knows it: an update counts only when it is later. */
class Hub {
  readonly held = new Map<string, AsffFinding>();

  push(report: Report) {
    const plan = planner(report)(asffFindings(report).get(REGION) ?? [], [...this.held.values()]);
    for (const sent of plan.send) {
      const before = this.held.get(sent.Id);
      const isLater = Date.parse(sent.UpdatedAt) > Date.parse(before?.UpdatedAt ?? at(0));
      if (!isLater) throw new Error(`${sent.Id} would be ignored: ${sent.UpdatedAt}`);
      if (before !== undefined && before.CreatedAt !== sent.CreatedAt)
        throw new Error(`${sent.Id} loses its first day`);
      this.held.set(sent.Id, sent);
    }
    const { send: _send, ...counts } = plan;
    return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  }

  state() {
    return Object.fromEntries(
      [...this.held.values()].map(({ Id, Compliance, RecordState }) => [
        Id.slice(8, 9),
        `${Compliance.Status} ${RecordState}`,
      ]),
    );
  }
}

function after(...reports: readonly Report[]): Hub {
  const hub = new Hub();
  for (const report of reports) hub.push(report);
  return hub;
}

describe("the plan of a push", () => {
  test("sends failures and unknowns once, nothing of what passes or is suppressed", () => {
    const hub = new Hub();
    const report = scan(1, [key("a"), unknown("b"), pass("c"), suppressed("d")]);
    expect(hub.push(report)).toEqual({ created: 2 });
    expect(hub.state()).toEqual({ a: "FAILED ACTIVE", b: "NOT_AVAILABLE ACTIVE" });
    expect(hub.push(report)).toEqual({ unchanged: 1, kept: 1 });
    expect(hub.push({ ...report, takenAt: at(2) })).toEqual({ unchanged: 1, kept: 1 });
  });

  test("archives what passes now, is accepted, or is gone", () => {
    const hub = after(scan(1, [key("a"), key("b"), key("c")]));
    expect(hub.push(scan(2, [pass("a"), suppressed("b")]))).toEqual({ resolved: 3 });
    expect(hub.state()).toEqual({
      a: "PASSED ARCHIVED",
      b: "FAILED ARCHIVED",
      c: "FAILED ARCHIVED",
    });
    expect(hub.push(scan(3, [pass("a"), suppressed("b")]))).toEqual({ unchanged: 2 });
  });

  test("opens again what fails again, with its first day", () => {
    const hub = after(scan(1, [key("a"), key("b")]), scan(2, [pass("a")]));
    expect(hub.push(scan(3, [key("a"), key("b")]))).toEqual({ updated: 2 });
    expect(hub.state()).toEqual({ a: "FAILED ACTIVE", b: "FAILED ACTIVE" });
    expect([...hub.held.values()].map(({ CreatedAt }) => CreatedAt)).toEqual([at(1), at(1)]);
  });

  test("is later than what it replaces, also for the same snapshot", () => {
    const hub = after(scan(1, [key("a")]));
    expect(hub.push(scan(1, [suppressed("a")]))).toEqual({ resolved: 1 });
    expect(hub.push(scan(1, [key("a", { message: "reworded" })]))).toEqual({ updated: 1 });
    expect(hub.held.get(`keelson/${"a".repeat(32)}`)?.UpdatedAt).toBe("2026-11-01T00:00:00.002Z");
  });

  test("leaves a failure that is unknown now", () => {
    const hub = after(scan(1, [key("a")]));
    expect(hub.push(scan(2, [unknown("a")]))).toEqual({ kept: 1 });
    expect(hub.state()).toEqual({ a: "FAILED ACTIVE" });
  });

  test.each<[string, Report]>([
    ["was not fully read", scan(2, [], { gaps: [gap()] })],
    ["has an unknown result elsewhere", scan(2, [unknown("z")])],
    ["was interrupted", scan(2, [], { scope: { partial: true } })],
    ["is of a Region that was not scanned", scan(2, [], { scope: { regions: ["us-east-1"] } })],
    ["is of a service that was not scanned", scan(2, [], { scope: { services: [] } })],
    ["is of a rule that was not evaluated", scan(2, [], { rules: [rule({ id: "another" })] })],
    [
      "is of a type that was not collected",
      scan(2, [], { gaps: [gap({ reason: "not-collected" })] }),
    ],
  ])("leaves what %s", (_, report) => {
    const hub = after(scan(1, [key("a")]));
    expect(hub.push(report)).toMatchObject({ kept: 1 });
    expect(hub.state()).toMatchObject({ a: "FAILED ACTIVE" });
  });

  test("leaves a pass alone whose part was not fully read", () => {
    const hub = after(scan(1, [key("a")]));
    expect(hub.push(scan(2, [pass("a")], { gaps: [gap()] }))).toEqual({ kept: 1 });
    expect(hub.push(scan(3, [pass("a")]))).toEqual({ resolved: 1 });
  });

  test("never overwrites a later scan with an older one", () => {
    const hub = after(scan(5, [key("a"), key("b")]));
    expect(hub.push(scan(4, [pass("a")]))).toEqual({ newer: 2 });
    expect(hub.state()).toEqual({ a: "FAILED ACTIVE", b: "FAILED ACTIVE" });
  });

  test("refreshes what would expire, since Security Hub forgets after 90 days", () => {
    const hub = after(scan(1, [key("a")]));
    expect(hub.push(scan(30, [key("a")]))).toEqual({ unchanged: 1 });
    expect(hub.push(scan(31, [key("a")]))).toEqual({ updated: 1 });
  });

  test("tells after any history what the last scan said, and has nothing to add", () => {
    const absent = (_id: string): Finding | undefined => undefined;
    const state = fc.constantFrom(key, pass, unknown, suppressed, absent);
    const history = fc.array(fc.tuple(state, state, state, fc.boolean()), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(history, (days) => {
        const hub = new Hub();
        const seen = new Map<string, string>();
        days.forEach(([a, b, c, whole], index) => {
          const findings = [a("a"), b("b"), c("c")].filter((each) => each !== undefined);
          const read = whole && findings.every(({ status }) => status !== "unknown");
          const report = scan(index + 1, findings, { gaps: whole ? [] : [gap()] });
          hub.push(report);
          for (const [id, of] of [
            ["a", a],
            ["b", b],
            ["c", c],
          ] as const) {
            if (of === key) seen.set(id, "open");
            else if (of === suppressed || (read && of !== unknown)) seen.set(id, "closed");
          }
          const { send } = planner(report)(asffFindings(report).get(REGION) ?? [], [
            ...hub.held.values(),
          ]);
          expect(send).toEqual([]);
        });
        const now = hub.state();
        const isOpen = (id: string) => now[id] === "FAILED ACTIVE";
        expect([...seen].filter(([id, expected]) => isOpen(id) !== (expected === "open"))).toEqual(
          [],
        );
      }),
    );
  });
});
