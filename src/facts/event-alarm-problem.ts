import type { Gap } from "../model/gap.ts";
import type { ResourceIdentity } from "../model/resource.ts";
import { arnAccount, parseArn } from "../policy/index.ts";
import { CloudTrailTrail } from "../resources/cloudtrail-trail.ts";
import { CloudWatchAlarm } from "../resources/cloudwatch-alarm.ts";
import type { ResourceOf } from "../resources/define.ts";
import { LogsMetricFilter } from "../resources/logs-metric-filter.ts";
import type { SampleEvent } from "./alarmed-events.ts";
import { decided } from "./decision.ts";
import type { FactInput } from "./define.ts";
import { FilterPatternError, parseLogFilterPattern } from "./log-filter-pattern.ts";
import { cloudWatchAlarms } from "./service-caller.ts";
import { TOPIC_READS, topicProblem } from "./topic-problem.ts";
import { managementEvents } from "./trail-events.ts";
import { unreadable, UnreadError } from "./unread.ts";

/** What `eventAlarmProblem` reads. */
export const EVENT_ALARM_READS = {
  ...TOPIC_READS,
  [CloudTrailTrail.type]: [
    "isMultiRegion",
    "isLogging",
    "eventSelectors",
    "advancedEventSelectors",
    "cloudWatchLogsLogGroupArn",
  ],
  [LogsMetricFilter.type]: ["logGroupArn", "filterPattern", "transformations"],
  [CloudWatchAlarm.type]: ["metrics", "alarmRule", "actionsEnabled", "alarmActions"],
} as const;

/** How far an event gets on its way to somebody: the further, the more the problem says. */
interface Outcome {
  readonly stage: number;
  readonly problem: string | null;
}
type Trail = ResourceOf<typeof CloudTrailTrail>;
type Filter = ResourceOf<typeof LogsMetricFilter>;
type Alarm = ResourceOf<typeof CloudWatchAlarm>;

const REACHED: Outcome = { stage: 9, problem: null };

/**
 * Where an event is lost on its way over trail, log group, metric filter, alarm and topic to somebody; null when
 * it arrives; "elsewhere" when a trail hands it to a log group of another account, where alarms cannot be seen.
 */
export function eventAlarmProblem(
  sample: SampleEvent,
  { account }: ResourceIdentity,
  input: FactInput,
): string | null {
  const trails = input.list(CloudTrailTrail, { account });
  return furthest(
    { stage: 0, problem: "no multi-Region trail is logging" },
    trails.map((trail) => () => alongTrail(sample, trail, account, input)),
  ).problem;
}

/** The problem that means: other accounts have to be asked. */
export const ELSEWHERE = "elsewhere";

function alongTrail(sample: SampleEvent, trail: Trail, account: string, input: FactInput): Outcome {
  if (!trail.isMultiRegion || !trail.isLogging)
    return { stage: 0, problem: "no multi-Region trail is logging" };
  if (!logs(trail, sample)) return { stage: 1, problem: `trail ${trail.name} leaves it out` };
  const group = trail.cloudWatchLogsLogGroupArn;
  if (group === null)
    return { stage: 1, problem: `trail ${trail.name} does not send to CloudWatch Logs` };
  if (arnAccount(group) !== account) return { stage: 8, problem: ELSEWHERE };
  const region = parseArn(group)?.region ?? "";
  const filters = input.findByKey(LogsMetricFilter, { account, region }, ownLogGroup, group);
  return furthest(
    { stage: 2, problem: `no metric filter of ${trail.name}'s log group matches it` },
    filters.map((filter) => () => alongFilter(sample, filter, input)),
  );
}

function logs(trail: Trail, { event }: SampleEvent): boolean {
  const selected = managementEvents(trail);
  const isKms = event.eventSource === "kms.amazonaws.com";
  if (event.readOnly) return isKms ? selected.kmsReads : selected.reads;
  return isKms ? selected.kmsWrites : selected.writes;
}

function alongFilter(sample: SampleEvent, filter: Filter, input: FactInput): Outcome {
  if (!matches(filter, sample)) return { stage: 0, problem: "no metric filter matches it" };
  const { account, region } = filter;
  const alarms = filter.transformations.flatMap(({ metricNamespace, metricName }) => [
    ...input.findByKey(
      CloudWatchAlarm,
      { account, region },
      ownMetrics,
      metricKey(metricNamespace, metricName),
    ),
  ]);
  return furthest(
    { stage: 3, problem: `no alarm watches the metric of metric filter ${filter.name}` },
    alarms.map((alarm) => () => ({ stage: 4, problem: alarmProblem(alarm, input) })),
  );
}

function matches(filter: Filter, { event }: SampleEvent): boolean {
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

/** An alarm tells somebody itself, or a composite alarm that it belongs to does. */
function alarmProblem(alarm: Alarm, input: FactInput): string | null {
  const { account, region } = alarm;
  const own = furthest({ stage: 0, problem: "" }, [() => ownActions(alarm, input)]);
  if (own.problem === null) return null;
  const parents = input
    .list(CloudWatchAlarm, { account, region })
    .filter(({ alarmRule }) => alarmRule !== null && namesAlarm(alarmRule, alarm));
  return furthest(
    own,
    parents.map((parent) => () => ({ ...ownActions(parent, input), stage: 1 })),
  ).problem;
}

function ownActions(alarm: Alarm, input: FactInput): Outcome {
  const { name, actionsEnabled, alarmActions } = alarm;
  if (!actionsEnabled) return { stage: 0, problem: `alarm ${name} has its actions turned off` };
  return furthest(
    { stage: 0, problem: `alarm ${name} has no action that tells anybody` },
    alarmActions.map((arn) => () => {
      const problem = actionProblem(arn, alarm, input);
      return { stage: 1, problem: problem && `alarm ${name}: ${problem}` };
    }),
  );
}

function actionProblem(arn: string, alarm: Alarm, input: FactInput): string | null {
  const { service, resource } = parseArn(arn) ?? { service: "", resource: "" };
  if (service === "sns") {
    const problem = topicProblem(arn, cloudWatchAlarms(alarm), input);
    return problem && `topic ${resource} ${problem}`;
  }
  // Functions, OpsItems and incidents are somebody's work; stopping an instance tells nobody.
  return ["lambda", "ssm", "ssm-incidents"].includes(service) ? null : `${arn} tells nobody`;
}

function namesAlarm(alarmRule: string, { name, arn }: Alarm): boolean {
  return [`"${name}"`, `(${name})`, `"${arn}"`, `(${arn})`].some((text) =>
    alarmRule.replaceAll(/\(\s+|\s+\)/g, (paren) => paren.trim()).includes(text),
  );
}

/** The one that arrives, else the one that gets furthest; throws what was not read when it could have arrived. */
function furthest(none: Outcome, ways: readonly (() => Outcome)[]): Outcome {
  const gaps: Gap[] = [];
  let best = none;
  for (const way of ways) {
    try {
      const outcome = way();
      if (outcome.problem === null) return REACHED;
      if (outcome.stage >= best.stage) best = outcome;
    } catch (error) {
      if (!(error instanceof UnreadError)) throw error;
      gaps.push(...error.gaps);
    }
  }
  if (gaps.length > 0) throw new UnreadError(gaps);
  return best;
}

// One function object for each index.
function ownLogGroup({ logGroupArn }: Filter): readonly string[] {
  return [logGroupArn];
}

function ownMetrics({ metrics }: Alarm): readonly string[] {
  return metrics.map(({ namespace, name }) => metricKey(namespace, name));
}

function metricKey(namespace: string, name: string): string {
  return `${namespace}\0${name}`;
}
