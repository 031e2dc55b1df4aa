import { expect, test } from "vitest";
import { collectWith } from "../../support/collect-with.ts";

const collect = (...pages: readonly object[]) =>
  collectWith("cloudwatch-usage", {
    GetMetricData: ({ NextToken }) => {
      const page = Number(NextToken ?? 0);
      const next = page + 1 < pages.length ? String(page + 1) : undefined;
      return { body: { MetricDataResults: [pages[page]], NextToken: next } };
    },
  });

test("the busiest minute of every page counts, a second", async () => {
  const { resources, gaps, journal } = await collect(
    { Id: "calls", StatusCode: "PartialData", Values: [60, 120] },
    { Id: "calls", StatusCode: "Complete", Values: [7000, 3] },
  );
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([{ peakPerSecond: 117 }]);
  expect(journal.reduce((sum, { calls }) => sum + calls, 0)).toBe(2);
});

test("no metric is no call", async () => {
  const { resources } = await collect({ Id: "calls", StatusCode: "Complete", Values: [] });
  expect(resources).toMatchObject([{ peakPerSecond: 0 }]);
});

test("a metric that CloudWatch could not give is unread, and not 0", async () => {
  const { resources, gaps } = await collect({ Id: "calls", StatusCode: "InternalError" });
  expect(resources).toHaveLength(1);
  expect(resources[0]).not.toHaveProperty("peakPerSecond");
  expect(gaps).toMatchObject([{ field: "peakPerSecond", arn: resources[0]?.arn, permission: "" }]);
});

test("a metric that may not be read leaves a gap", async () => {
  const { resources, gaps } = await collectWith("cloudwatch-usage", {
    GetMetricData: () => ({ status: 400, body: { __type: "AccessDeniedException" } }),
  });
  expect(resources).toEqual([]);
  expect(gaps).toMatchObject([{ permission: "cloudwatch:GetMetricData", reason: "denied" }]);
});
