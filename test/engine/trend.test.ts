import { describe, expect, test } from "vitest";
import { trendPoint, trends } from "../../src/engine/trend.ts";
import { finding, rule, smallReport } from "../render/small-report.ts";

const suppression = { reason: "why", owner: "who", until: null, source: "c.yaml:1" };
const key = rule();
const user = rule({ id: "iam-user-idle", service: "iam" });
const at = (takenAt: string, parts: Parameters<typeof smallReport>[0] = {}) =>
  trendPoint({ ...smallReport({ rules: [key, user], ...parts }), takenAt });

describe("a point of a trend", () => {
  test("counts failures by severity and service, suppressed ones apart", () => {
    const point = at("2026-01-01T00:00:00Z", {
      findings: [finding(), finding({ suppression }), finding({ status: "unknown" })],
    });
    expect(point).toMatchObject({ fail: 1, suppressed: 1, unknown: 1, pass: 0 });
    expect(point.bySeverity.medium).toBe(1);
    expect([...point.byService]).toEqual([
      ["kms", 1],
      ["iam", 0],
    ]);
  });
});

describe("trends", () => {
  test("stand apart by account, in the order of time, each moment once", () => {
    const other = { scope: { account: "111122223333" } };
    const [first, second] = trends([
      at("2026-01-02T00:00:00Z"),
      at("2026-01-01T00:00:00Z"),
      at("2026-01-02T00:00:00.000Z", { findings: [] }),
      at("2026-01-03T00:00:00Z", other),
    ]);
    expect(first?.account).toBe("111122223333");
    expect(second?.points.map(({ takenAt, fail }) => [takenAt, fail])).toEqual([
      ["2026-01-01T00:00:00Z", 1],
      ["2026-01-02T00:00:00.000Z", 0],
    ]);
  });

  test("say which counts do not compare", () => {
    const [trend] = trends([
      at("2026-01-01T00:00:00Z"),
      at("2026-01-02T00:00:00Z", { scope: { regions: ["us-east-1"] } }),
      at("2026-01-03T00:00:00Z", { scope: { regions: ["us-east-1"], partial: true } }),
      at("2026-01-04T00:00:00Z", { scope: { regions: ["us-east-1"] }, rules: [key] }),
      at("2026-01-05T00:00:00Z", {
        scope: { regions: ["us-east-1"] },
        rules: [key, rule({ id: "kms-two" })],
      }),
      at("2026-01-06T00:00:00Z", {
        scope: { regions: ["us-east-1"] },
        rules: [key, rule({ id: "kms-two" })],
      }),
    ]);
    expect(trend?.notes).toEqual([
      [],
      ["other Regions"],
      ["interrupted"],
      ["other services"],
      ["other rules"],
      [],
    ]);
  });
});
