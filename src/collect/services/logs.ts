import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  DescribeMetricFiltersCommand,
  type LogGroup,
  type MetricFilter,
} from "@aws-sdk/client-cloudwatch-logs";
import { LogsLogGroup } from "../../resources/logs-log-group.ts";
import { LogsMetricFilter } from "../../resources/logs-metric-filter.ts";
import { filterPattern } from "../filter-pattern.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";

const calls = {
  DescribeLogGroups: call(
    DescribeLogGroupsCommand,
    "logs:DescribeLogGroups",
    { type: LogsLogGroup },
    { page: ["nextToken", "nextToken"] },
  ),
  DescribeMetricFilters: call(
    DescribeMetricFiltersCommand,
    "logs:DescribeMetricFilters",
    { type: LogsMetricFilter },
    { page: ["nextToken", "nextToken"], secrets: ["pattern:metricFilters[].filterPattern"] },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "logs",
  scope: "regional",
  client: CloudWatchLogsClient,
  calls,
  async *collect(context) {
    const mayHaveFilters = yield* logGroups(context);
    if (mayHaveFilters) yield* metricFilters(context);
  },
});

/** Tells in the end whether there may be metric filters, which only log groups have. */
async function* logGroups(context: Context) {
  let found = 0;
  const pages = context.pages("DescribeLogGroups", {});
  for (;;) {
    const step = await pages.next();
    if (step.done === true) return found > 0 || step.value !== "complete";
    const groups = step.value.logGroups ?? [];
    found += groups.length;
    for (const group of groups) yield logGroup(context, group);
  }
}

function logGroup(context: Context, group: LogGroup) {
  const name = group.logGroupName ?? "";
  return context.resource(LogsLogGroup, {
    arn: groupArn(context, name),
    id: name,
    name,
    logGroupClass: group.logGroupClass ?? "STANDARD",
    kmsKeyId: group.kmsKeyId ?? null,
    retentionDays: group.retentionInDays ?? null,
    dataProtection: group.dataProtectionStatus ?? null,
    inheritedProperties: [...(group.inheritedProperties ?? [])].sort(),
    storedBytes: group.storedBytes ?? 0,
  });
}

async function* metricFilters(context: Context) {
  const filters = context.items("DescribeMetricFilters", {}, (output) => output.metricFilters);
  yield* context.each(filters, (filter) => metricFilter(context, filter));
}

async function metricFilter(context: Context, filter: MetricFilter) {
  const { filterName: name = "", logGroupName = "" } = filter;
  const logGroupArn = groupArn(context, logGroupName);
  return context.resource(LogsMetricFilter, {
    // Metric filters have no ARN of their own at AWS.
    arn: `${logGroupArn}:metric-filter:${name}`,
    id: name,
    name,
    logGroupName,
    logGroupArn,
    filterPattern: await filterPattern(filter.filterPattern ?? "", context.judge),
    transformations: (filter.metricTransformations ?? []).map(
      ({ metricName = "", metricNamespace = "", dimensions = {} }) => ({
        metricName,
        metricNamespace,
        dimensions: Object.keys(dimensions).sort(),
      }),
    ),
  });
}

function groupArn({ partition, region, account }: Context, name: string): string {
  return `arn:${partition}:logs:${region}:${account}:log-group:${name}`;
}
