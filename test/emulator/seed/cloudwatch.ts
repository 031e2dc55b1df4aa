import {
  CloudWatchClient,
  PutCompositeAlarmCommand,
  PutMetricAlarmCommand,
} from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, PutMetricFilterCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DescribeKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { SNSClient } from "@aws-sdk/client-sns";
import type { SeedContext } from "./context.ts";
import { makeKey } from "./kms-key.ts";
import { makeTopic } from "./sns-topic.ts";

const NAMESPACE = "CloudTrailAlarms";
/** The log group that the seeded trails send to. */
const LOG_GROUP = "good-log-group--cloudtrail";

/** Metric filters whose alarms reach somebody, and some that are lost on the way; of the other events nobody thought. */
export async function seed(context: SeedContext): Promise<void> {
  const { good, client } = context;
  const topic = await alarmTopic(context, good("topic", "alarms"), "on-call@example.com");
  const silent = await alarmTopic(context, good("topic", "alarms-without-subscriber"));
  const alarms: readonly AlarmPlan[] = [
    { what: "root-use", pattern: '{ $.userIdentity.type = "Root" }', actions: [topic] },
    {
      what: "unauthorized",
      pattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
      actions: [topic],
    },
    { what: "sign-in", pattern: '{ $.eventName = "ConsoleLogin" }', actions: [] },
    {
      what: "trail-change",
      pattern: "{ $.eventSource = cloudtrail.amazonaws.com }",
      actions: [silent],
    },
    {
      what: "s3-policy-change",
      pattern: "{ $.eventSource = s3.amazonaws.com }",
      actions: [topic],
      off: true,
    },
    { what: "vpc-change", pattern: "{ $.eventName = *Vpc* }", actions: [topic] },
  ];
  for (const plan of alarms) await makeAlarm(context, plan);
  await client(CloudWatchLogsClient).send(
    new PutMetricFilterCommand({
      logGroupName: LOG_GROUP,
      filterName: good("metric-filter", "config-change"),
      filterPattern: "{ $.eventSource = config.amazonaws.com }",
      metricTransformations: [
        { metricName: "config-change", metricNamespace: NAMESPACE, metricValue: "1" },
      ],
    }),
  );
  await client(CloudWatchClient).send(
    new PutCompositeAlarmCommand({
      AlarmName: good("alarm", "sign-in-or-root-use"),
      AlarmRule: 'ALARM("good-alarm--sign-in") OR ALARM("good-alarm--root-use")',
      AlarmActions: [topic],
    }),
  );
}

interface AlarmPlan {
  readonly what: string;
  readonly pattern: string;
  readonly actions: readonly string[];
  readonly off?: true;
}

async function makeAlarm({ good, client }: SeedContext, plan: AlarmPlan): Promise<void> {
  const { what, pattern, actions, off } = plan;
  await client(CloudWatchLogsClient).send(
    new PutMetricFilterCommand({
      logGroupName: LOG_GROUP,
      filterName: good("metric-filter", what),
      filterPattern: pattern,
      metricTransformations: [{ metricName: what, metricNamespace: NAMESPACE, metricValue: "1" }],
    }),
  );
  await client(CloudWatchClient).send(
    new PutMetricAlarmCommand({
      AlarmName: good("alarm", what),
      Namespace: NAMESPACE,
      MetricName: what,
      Statistic: "Sum",
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: "GreaterThanOrEqualToThreshold",
      ActionsEnabled: off !== true,
      AlarmActions: [...actions],
    }),
  );
}

/** A topic under a key that lets CloudWatch in, with the policy that SNS gives to new topics. */
async function alarmTopic(
  { account, good, client }: SeedContext,
  name: string,
  subscriber?: string,
): Promise<string> {
  const statements = [
    { Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "kms:*" },
    {
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Condition: { StringEquals: { "aws:SourceAccount": account } },
    },
  ];
  const Policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map((each) => ({ Effect: "Allow", Resource: "*", ...each })),
  });
  const kms = client(KMSClient);
  const KeyId = await makeKey(kms, { name: good("key", `of-${name}`), settings: { Policy } });
  const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
  return makeTopic(client(SNSClient), {
    name,
    key: KeyMetadata?.Arn ?? KeyId,
    ...(subscriber !== undefined && { subscriber }),
  });
}
