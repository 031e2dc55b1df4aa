import type { ResourceIdentity } from "../model/resource.ts";
import { arnAccount, parseArn } from "../policy/index.ts";
import { CloudTrailTrail } from "../resources/cloudtrail-trail.ts";
import { CloudWatchAlarm } from "../resources/cloudwatch-alarm.ts";
import type { ResourceOf } from "../resources/define.ts";
import { HIDDEN_PATTERN, LogsMetricFilter } from "../resources/logs-metric-filter.ts";
import { ALARM_READS, alarmProblem } from "./alarm-problem.ts";
import type { SampleEvent } from "./alarmed-events.ts";
import { decide, decided } from "./decision.ts";
import type { FactInput } from "./define.ts";
import { furthest, furthestOver, type Outcome } from "./furthest.ts";
import { FilterPatternError, parseLogFilterPattern } from "./log-filter-pattern.ts";
import { managementEvents } from "./trail-events.ts";
import { unreadable, UnreadError } from "./unread.ts";

/** What `eventAlarmProblem` reads. */
export const EVENT_ALARM_READS = {
  ...ALARM_READS,
  [CloudTrailTrail.type]: [
    "isMultiRegion",
    "isLogging",
    "eventSelectors",
    "advancedEventSelectors",
    "cloudWatchLogsLogGroupArn",
  ],
  [LogsMetricFilter.type]: ["logGroupArn", "filterPattern", "transformations"],
  [CloudWatchAlarm.type]: [
    "metrics",
    "logGroupArns",
    "alarmRule",
    "actionsEnabled",
    "alarmActions",
  ],
} as const;

type Trail = ResourceOf<typeof CloudTrailTrail>;
type Filter = ResourceOf<typeof LogsMetricFilter>;
type Transformation = Filter["transformations"][number];
type Alarm = ResourceOf<typeof CloudWatchAlarm>;

const NO_TRAIL: Outcome = { stage: 0, problem: "no multi-Region trail is logging" };

/**
 * Where an event is lost on its way over trail, log group, metric filter, alarm and topic to somebody; null when
 * it arrives; "elsewhere" when a trail hands it to a log group of another account, where alarms cannot be seen.
 */
export function eventAlarmProblem(
  sample: SampleEvent,
  { account }: ResourceIdentity,
  input: FactInput,
): string | null {
  return furthestOver(NO_TRAIL, input, CloudTrailTrail, { account }, (trail) =>
    alongTrail(sample, trail, account, input),
  ).problem;
}

/** The problem that means: other accounts have to be asked. */
export const ELSEWHERE = "elsewhere";

function alongTrail(sample: SampleEvent, trail: Trail, account: string, input: FactInput): Outcome {
  if (!trail.isMultiRegion || !trail.isLogging) return NO_TRAIL;
  if (!logs(trail, sample)) return { stage: 1, problem: `trail ${trail.name} leaves them out` };
  const group = trail.cloudWatchLogsLogGroupArn;
  if (group === null)
    return { stage: 1, problem: `trail ${trail.name} does not send to CloudWatch Logs` };
  if (arnAccount(group) !== account) return { stage: 8, problem: ELSEWHERE };
  const scope = { account, region: parseArn(group)?.region ?? "" };
  const unmatched = {
    stage: 2,
    problem: `no metric filter of ${trail.name}'s log group matches them`,
  };
  return furthest(unmatched, [
    () =>
      furthestOver(
        unmatched,
        input,
        LogsMetricFilter,
        scope,
        (filter) => alongFilter(sample, filter, input),
        { keysOf: ownLogGroup, key: group },
      ),
    () =>
      furthestOver(unmatched, input, CloudWatchAlarm, scope, (alarm) => byQuery(alarm, input), {
        keysOf: queriedLogGroups,
        key: group,
      }),
  ]);
}

function logs(trail: Trail, { event }: SampleEvent): boolean {
  const selected = managementEvents(trail);
  const isKms = event.eventSource === "kms.amazonaws.com";
  if (event.readOnly) return isKms ? selected.kmsReads : selected.reads;
  return isKms ? selected.kmsWrites : selected.writes;
}

function alongFilter(sample: SampleEvent, filter: Filter, input: FactInput): Outcome {
  const matched = decide(() => matches(filter, sample));
  if (matched === false) return { stage: 0, problem: "no metric filter matches them" };
  const onward = beyondFilter(filter, input);
  if (!(matched instanceof UnreadError)) return onward;
  // What the filter matches is all one where its metric leads to nobody.
  if (onward.problem === null) throw matched;
  return {
    stage: 3,
    problem: `metric filter ${filter.name} may match them, but ${onward.problem}`,
  };
}

function beyondFilter(filter: Filter, input: FactInput): Outcome {
  const unwatched = {
    stage: 3,
    problem: `no alarm watches the metric of metric filter ${filter.name}`,
  };
  return furthest(
    unwatched,
    filter.transformations.map((transformation) => () => {
      const { account, region } = filter;
      const { metricNamespace, metricName } = transformation;
      const key = metricKey(metricNamespace, metricName);
      const way = (alarm: Alarm) => byMetric(alarm, filter, transformation, input);
      const among = { keysOf: watchedMetrics, key };
      return furthestOver(unwatched, input, CloudWatchAlarm, { account, region }, way, among);
    }),
  );
}

function matches(filter: Filter, { event }: SampleEvent): boolean {
  if (filter.filterPattern === HIDDEN_PATTERN) {
    const message =
      "the filter pattern was not kept: it asks for more than events of CloudTrail, or may hold a secret";
    throw unreadable(filter, "filterPattern", message);
  }
  try {
    return decided(parseLogFilterPattern(filter.filterPattern)(event));
  } catch (error) {
    if (!(error instanceof FilterPatternError)) throw error;
    throw unreadable(
      filter,
      "filterPattern",
      `the filter pattern cannot be judged: ${error.message}`,
    );
  }
}

/** An alarm on a metric sees only what was counted under the very dimensions that it names. */
function byMetric(
  alarm: Alarm,
  filter: Filter,
  { metricNamespace, metricName, dimensions }: Transformation,
  input: FactInput,
): Outcome {
  const watched = alarm.metrics.filter(
    ({ namespace, name }) => namespace === metricNamespace && name === metricName,
  );
  const fitting = watched.filter(
    (metric) => metric.dimensions === null || isSame(metric.dimensions, dimensions),
  );
  if (fitting.length === 0) {
    const problem = `alarm ${alarm.name} sees nothing of metric filter ${filter.name}, whose metric has other dimensions`;
    return { stage: 3, problem };
  }
  const problem = alarmProblem(alarm, input);
  if (problem !== null) return { stage: 4, problem };
  if (fitting.some((metric) => metric.dimensions?.length === 0)) return { stage: 4, problem };
  const message = `alarm ${alarm.name} watches the metric for some values of its dimensions, which are not looked at`;
  throw unreadable(alarm, "metrics", message);
}

/** A log alarm runs a query of its own on the log group, which is not kept. */
function byQuery(alarm: Alarm, input: FactInput): Outcome {
  const problem = alarmProblem(alarm, input);
  if (problem !== null)
    return { stage: 2, problem: `log alarm ${alarm.name} may find them, but ${problem}` };
  const message = `log alarm ${alarm.name} runs a query on the log group of the trail, which is not looked at`;
  throw unreadable(alarm, "logGroupArns", message);
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((each) => others.includes(each));
}

// One function object for each index.
function ownLogGroup({ logGroupArn }: Filter): readonly string[] {
  return [logGroupArn];
}

function queriedLogGroups({ logGroupArns }: Alarm): readonly string[] {
  return logGroupArns;
}

function watchedMetrics({ metrics }: Alarm): readonly string[] {
  return [...new Set(metrics.map(({ namespace, name }) => metricKey(namespace, name)))];
}

function metricKey(namespace: string, name: string): string {
  return `${namespace}\0${name}`;
}
