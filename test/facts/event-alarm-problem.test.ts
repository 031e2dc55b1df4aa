import { describe, expect, test } from "vitest";
import { SnapshotStore } from "../../src/engine/store.ts";
import { ALARMED_EVENTS } from "../../src/facts/alarmed-events.ts";
import { decide } from "../../src/facts/decision.ts";
import { eventAlarmProblem } from "../../src/facts/event-alarm-problem.ts";
import { FACTS } from "../../src/facts/index.ts";
import { UnreadError } from "../../src/facts/unread.ts";
import type { Resource } from "../../src/model/resource.ts";
import { Account } from "../../src/resources/account.ts";
import { CloudTrailTrail } from "../../src/resources/cloudtrail-trail.ts";
import { CloudWatchAlarm } from "../../src/resources/cloudwatch-alarm.ts";
import { HIDDEN_PATTERN, LogsMetricFilter } from "../../src/resources/logs-metric-filter.ts";
import { SnsTopic } from "../../src/resources/sns-topic.ts";
import { snapshot } from "../support/small-snapshot.ts";

const [EVENT] = ALARMED_EVENTS.rootUse;
const other = (filterPattern: string): Resource => ({
  ...LogsMetricFilter.example,
  arn: `${LogsMetricFilter.example.arn}-other`,
  id: "other",
  name: "other",
  filterPattern,
});
const alarm = (more: object = {}): Resource => ({
  ...CloudWatchAlarm.example,
  alarmActions: [SnsTopic.example.arn],
  ...more,
});
const TOPIC = {
  ...SnsTopic.example,
  kmsKeyId: null,
  policy: JSON.stringify({
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: "sns:Publish",
        Resource: "*",
      },
    ],
  }),
};

function problem(...resources: Resource[]): string | null {
  const all = [CloudTrailTrail.example, TOPIC, ...resources];
  const store = new SnapshotStore(snapshot(all), FACTS);
  return eventAlarmProblem(EVENT, Account.example, store);
}

describe.each([HIDDEN_PATTERN, "{ $.eventName = %^Console% }"])(
  "a filter pattern that nobody can judge, %s,",
  (pattern) => {
    test("leaves open whether somebody hears", () => {
      expect(() => problem(other(pattern), alarm())).toThrow(UnreadError);
    });

    test("does not matter where no alarm watches the metric", () => {
      expect(problem(other(pattern))).toContain(
        "no alarm watches the metric of metric filter other",
      );
    });

    test("does not matter where the alarm tells nobody", () => {
      expect(problem(other(pattern), alarm({ actionsEnabled: false }))).toContain(
        "alarm root-use has its actions turned off",
      );
    });

    test("does not matter where another filter leads to somebody", () => {
      expect(problem(LogsMetricFilter.example, other(pattern), alarm())).toBeNull();
    });
  },
);

test("a pattern that was not kept says so", () => {
  const lost = decide(() => problem(other(HIDDEN_PATTERN), alarm()) === null);
  expect(lost).toBeInstanceOf(UnreadError);
  const { gaps } = lost as UnreadError;
  expect(gaps).toMatchObject([{ arn: other("").arn, field: "filterPattern" }]);
  expect(gaps[0]?.message).toContain("was not kept");
});
