import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffReports } from "../../src/engine/diff.ts";
import type { Diff } from "../../src/model/diff.ts";
import type { Finding } from "../../src/model/finding.ts";
import { finding, gap, resource, rule, smallReport } from "../render/small-report.ts";
import { anyReport } from "./report-pairs.ts";

const one = (patch: Partial<Finding> = {}) =>
  finding({ resource: resource({ id: "a" }), fingerprint: "a", ...patch });
const with1 = (patch: Partial<Finding> = {}) => smallReport({ findings: [one(patch)] });
const none = smallReport({ findings: [] });
const unlisted = smallReport({ findings: [], gaps: [gap()] });
const elsewhere = smallReport({ findings: [], scope: { regions: ["us-east-1"] } });

/** The kinds that hold the one finding. */
const kinds = ({ findings }: Diff) =>
  Object.entries(findings)
    .filter(([, list]) => list.length > 0)
    .map(([kind]) => kind);

describe("a diff", () => {
  test.each([
    ["passes, then fails", with1({ status: "pass" }), with1(), ["new"]],
    ["was not there, then fails", none, with1(), ["new"]],
    ["fails, then passes", with1(), with1({ status: "pass" }), ["fixed"]],
    ["fails, then is gone", with1(), none, ["fixed"]],
    ["fails, then is unknown", with1(), with1({ status: "unknown" }), ["nowUnknown"]],
    ["fails, then the list is not read", with1(), unlisted, ["nowUnknown"]],
    ["fails, then the Region is left out", with1(), elsewhere, ["nowUnknown"]],
    [
      "passes, then is unknown",
      with1({ status: "pass" }),
      with1({ status: "unknown" }),
      ["nowUnknown"],
    ],
    ["passes, then nobody looks", with1({ status: "pass" }), elsewhere, []],
    ["is unknown, then fails", with1({ status: "unknown" }), with1(), ["resolved"]],
    [
      "is unknown, then passes",
      with1({ status: "unknown" }),
      with1({ status: "pass" }),
      ["resolved"],
    ],
    ["the list was not read, then it fails", unlisted, with1(), ["resolved"]],
    ["the Region was left out, then it fails", elsewhere, with1(), ["resolved"]],
    ["unknown, then not looked at", with1({ status: "unknown" }), elsewhere, []],
    ["fails alike", with1(), with1(), []],
    ["fails with another severity", with1(), with1({ severity: "high" }), ["changed"]],
    ["fails with another message", with1(), with1({ message: "worse" }), ["changed"]],
  ] as const)("%s", (_, before, after, wanted) => {
    expect(kinds(diffReports(before, after))).toEqual(wanted);
  });

  test("tells what changed, whatever the order of keys", () => {
    const before = with1({ evidence: [{ field: "size", value: { a: 1, b: 2 } }] });
    const same = with1({ evidence: [{ field: "size", value: { b: 2, a: 1 } }] });
    expect(kinds(diffReports(before, same))).toEqual([]);
    const suppression = { reason: "why", owner: "who", until: null, source: "c.yaml:1" };
    const after = with1({ evidence: [{ field: "size", value: 3 }], severity: "low", suppression });
    const [changed] = diffReports(before, after).findings.changed;
    expect(changed).toMatchObject({ severity: "low", suppressed: true });
    expect(changed?.changes).toEqual([
      { field: "severity", from: "medium", to: "low" },
      { field: "suppression", from: undefined, to: "why" },
      { field: "evidence size", from: { a: 1, b: 2 }, to: 3 },
    ]);
  });

  test("names rules that only one report has apart from what changed in the account", () => {
    const other = rule({ id: "brand-new", title: "Brand new", severity: "high" });
    const after = smallReport({
      rules: [rule(), other],
      findings: [
        one(),
        finding({ rule: "brand-new", fingerprint: "x" }),
        finding({ rule: "brand-new", fingerprint: "y", status: "unknown" }),
      ],
    });
    const added = [{ id: "brand-new", title: "Brand new", severity: "high", fail: 1, unknown: 1 }];
    expect(diffReports(with1(), after)).toMatchObject({
      summary: { new: 0, fixed: 0, changed: 0, nowUnknown: 0, resolved: 0 },
      rules: { added, removed: [] },
    });
    expect(diffReports(after, with1())).toMatchObject({
      summary: { new: 0, fixed: 0, changed: 0, nowUnknown: 0, resolved: 0 },
      rules: { added: [], removed: added },
    });
  });

  test("puts failures that nobody can see any more before the rest", () => {
    const before = smallReport({
      findings: [
        one({ status: "pass", severity: "critical" }),
        finding({ fingerprint: "b", severity: "low", resource: resource({ id: "b" }) }),
      ],
    });
    const after = smallReport({
      findings: before.findings.map((each) => ({ ...each, status: "unknown" as const })),
    });
    const list = diffReports(before, after).findings.nowUnknown;
    expect(list.map(({ from }) => from)).toEqual(["fail", "pass"]);
  });

  test("of a report with itself is empty", () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const { summary, rules } = diffReports(report, structuredClone(report));
        expect(Object.values(summary)).toEqual([0, 0, 0, 0, 0]);
        expect(rules).toEqual({ added: [], removed: [] });
      }),
    );
  });

  test("swaps its lists when the reports are swapped", () => {
    fc.assert(
      fc.property(anyReport, anyReport, (a, b) => {
        const [there, back] = [diffReports(a, b), diffReports(b, a)];
        const ids = (list: readonly { fingerprint: string }[]) =>
          list.map(({ fingerprint }) => fingerprint).sort();
        expect(ids(there.findings.new)).toEqual(ids(back.findings.fixed));
        expect(ids(there.findings.fixed)).toEqual(ids(back.findings.new));
        expect(ids(there.findings.nowUnknown)).toEqual(ids(back.findings.resolved));
        expect(ids(there.findings.resolved)).toEqual(ids(back.findings.nowUnknown));
        expect(ids(there.findings.changed)).toEqual(ids(back.findings.changed));
        expect(there.rules.added).toEqual(back.rules.removed);
      }),
    );
  });

  test("calls fixed only what passes now or what is known to be gone", () => {
    fc.assert(
      fc.property(anyReport, anyReport, (a, b) => {
        for (const { to, fingerprint, resource: where } of diffReports(a, b).findings.fixed) {
          expect(["pass", "absent"]).toContain(to);
          if (to === "pass") continue;
          expect(b.findings.some((each) => each.fingerprint === fingerprint)).toBe(false);
          const hidden = b.gaps.some(({ region }) => [where.region, "*"].includes(region));
          expect(hidden).toBe(false);
          expect([...b.scope.regions, "global"]).toContain(where.region);
        }
      }),
    );
  });
});
