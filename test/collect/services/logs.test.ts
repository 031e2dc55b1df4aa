import { describe, expect, test } from "vitest";
import { LogsLogGroup } from "../../../src/resources/logs-log-group.ts";
import { LogsMetricFilter } from "../../../src/resources/logs-metric-filter.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const DENIED = {
  status: 400,
  body: { __type: "AccessDeniedException", message: "not authorized" },
};
const group = (logGroupName: string, more: object = {}) => ({
  logGroupName,
  arn: `arn:aws:logs:us-east-1:123456789012:log-group:${logGroupName}:*`,
  storedBytes: 7,
  ...more,
});
const filter = (filterPattern: string | undefined) => ({
  filterName: "root",
  filterPattern,
  logGroupName: "/trail",
  metricTransformations: [{ metricName: "Root", metricNamespace: "Trail", metricValue: "1" }],
});
const collect = (answers: Readonly<Record<string, Answer>>, needs?: Map<string, Set<string>>) =>
  collectWith("logs", answers, needs && { needs });
const callsOf = (journal: readonly { operation: string; calls: number }[]) =>
  Object.fromEntries(journal.map(({ operation, calls }) => [operation, calls]));

describe("logs", () => {
  test("a group as AWS leaves it: what is not told is none", async () => {
    const { resources, gaps } = await collect({
      DescribeLogGroups: () => ({ body: { logGroups: [group("/orders")] } }),
      DescribeMetricFilters: () => ({ body: { metricFilters: [] } }),
    });
    expect(gaps).toEqual([]);
    expect(resources).toEqual([
      {
        type: LogsLogGroup.type,
        arn: "arn:aws:logs:us-east-1:123456789012:log-group:/orders",
        id: "/orders",
        name: "/orders",
        account: "123456789012",
        region: "us-east-1",
        logGroupClass: "STANDARD",
        kmsKeyId: null,
        retentionDays: null,
        dataProtection: null,
        inheritedProperties: [],
        storedBytes: 7,
      },
    ]);
    expect(LogsLogGroup.fields.safeParse(resources[0]).error).toBeUndefined();
  });

  test("all pages of both lists, and no call for a single log group", async () => {
    const { resources, journal } = await collect({
      DescribeLogGroups: ({ nextToken }) => ({
        body:
          nextToken === undefined
            ? { logGroups: [group("a"), group("b")], nextToken: "2" }
            : { logGroups: [group("c")] },
      }),
      DescribeMetricFilters: ({ nextToken }) => ({
        body: { metricFilters: [filter("")], ...(nextToken === undefined && { nextToken: "2" }) },
      }),
    });
    expect(resources.map(({ type }) => type)).toEqual([
      ...Array.from({ length: 3 }, () => LogsLogGroup.type),
      ...Array.from({ length: 2 }, () => LogsMetricFilter.type),
    ]);
    expect(callsOf(journal)).toEqual({ DescribeLogGroups: 2, DescribeMetricFilters: 2 });
  });

  test("where there are no log groups there are no metric filters", async () => {
    const { resources, gaps, journal } = await collect({
      DescribeLogGroups: () => ({ body: { logGroups: [] } }),
    });
    expect({ resources, gaps }).toEqual({ resources: [], gaps: [] });
    expect(callsOf(journal)).toEqual({ DescribeLogGroups: 1 });
  });

  test("log groups that could not be listed may have metric filters", async () => {
    const { resources, gaps } = await collect({
      DescribeLogGroups: () => DENIED,
      DescribeMetricFilters: () => ({ body: { metricFilters: [filter("")] } }),
    });
    expect(resources.map(({ type }) => type)).toEqual([LogsMetricFilter.type]);
    expect(gaps).toMatchObject([
      { type: LogsLogGroup.type, permission: "logs:DescribeLogGroups", reason: "denied" },
    ]);
  });

  test("metric filters alone take no list of log groups", async () => {
    const { resources, journal } = await collect(
      { DescribeMetricFilters: () => ({ body: { metricFilters: [filter("")] } }) },
      new Map([[LogsMetricFilter.type, new Set<string>()]]),
    );
    expect(resources).toHaveLength(1);
    expect(callsOf(journal)).toEqual({ DescribeMetricFilters: 1 });
  });

  test("a metric filter keeps a pattern over CloudTrail events and no other", async () => {
    const patternOf = async (pattern: string | undefined) => {
      const { resources } = await collect({
        DescribeLogGroups: () => ({ body: { logGroups: [group("/trail")] } }),
        DescribeMetricFilters: () => ({ body: { metricFilters: [filter(pattern)] } }),
      });
      const found = resources.find(({ type }) => type === LogsMetricFilter.type);
      expect(LogsMetricFilter.fields.safeParse(found).error).toBeUndefined();
      return found?.["filterPattern"];
    };
    const kept = '{ $.eventName = "DisableKey" }';
    expect(await patternOf(kept)).toBe(kept);
    expect(await patternOf(undefined)).toBe("");
    expect(await patternOf('"a word that somebody leaked"')).toBe("(hidden)");
  });
});
