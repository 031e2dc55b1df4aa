import {
  type CompositeAlarm,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  PutCompositeAlarmCommand,
} from "@aws-sdk/client-cloudwatch";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import { page } from "./paging.ts";

/** Calls of the busiest minute, by Region: one is close to its quota, the others have little to do. */
const BUSIEST_MINUTE: Readonly<Record<string, number>> = { "eu-central-1": 19_000 * 60 };

/** CloudWatch as AWS answers it: moto has no composite alarms and no pages, and counts no calls of its own. */
export function cloudwatchAnswers(): Answer[] {
  const composites = new Map<string, CompositeAlarm[]>();
  return [
    answer(PutCompositeAlarmCommand, ({ input, region }) => {
      const { AlarmName, AlarmRule, AlarmActions = [], ActionsEnabled = true } = input;
      const alarm = {
        AlarmName,
        AlarmArn: `arn:aws:cloudwatch:${region}:${ACCOUNT}:alarm:${AlarmName}`,
        AlarmRule,
        AlarmActions,
        ActionsEnabled,
      };
      composites.set(region, [...(composites.get(region) ?? []), alarm]);
      return {};
    }),
    answer(DescribeAlarmsCommand, async ({ input, region, forward }) => {
      const { MetricAlarms = [] } = await forward();
      const all = [
        ...MetricAlarms.map((alarm) => ({ MetricAlarms: [alarm] })),
        ...(composites.get(region) ?? []).map((alarm) => ({ CompositeAlarms: [alarm] })),
      ];
      const { items, next } = page(all, input.MaxRecords ?? 50, input.NextToken);
      return {
        MetricAlarms: items.flatMap((item) => ("MetricAlarms" in item ? item.MetricAlarms : [])),
        CompositeAlarms: items.flatMap((item) =>
          "CompositeAlarms" in item ? item.CompositeAlarms : [],
        ),
        NextToken: next,
      };
    }),
    answer(GetMetricDataCommand, ({ input, region }) => ({
      MetricDataResults: (input.MetricDataQueries ?? []).map(({ Id, MetricStat }) => {
        const busiest = BUSIEST_MINUTE[region];
        return {
          Id,
          Label: MetricStat?.Metric?.MetricName,
          StatusCode: "Complete" as const,
          // Quiet Regions have no datapoint at all.
          Values: busiest === undefined ? [] : [3, busiest, 900],
          Timestamps: [],
        };
      }),
      Messages: [],
    })),
  ];
}
