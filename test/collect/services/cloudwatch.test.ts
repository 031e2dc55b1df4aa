import { describe, expect, test } from "vitest";
import { collectWith } from "../../support/collect-with.ts";

const ALARM = "arn:aws:cloudwatch:us-east-1:123456789012:alarm";

async function alarms(...pages: readonly object[]) {
  const asked: Readonly<Record<string, unknown>>[] = [];
  const { resources, gaps } = await collectWith("cloudwatch", {
    DescribeAlarms: (input) => {
      asked.push(input);
      const page = Number(input["NextToken"] ?? 0);
      const NextToken = page + 1 < pages.length ? String(page + 1) : undefined;
      return { body: { ...pages[page], NextToken } };
    },
  });
  return { resources, gaps, asked };
}

test("asks for alarms of every kind, and reads every page", async () => {
  const { resources, gaps, asked } = await alarms(
    { MetricAlarms: [{ AlarmArn: `${ALARM}:a`, AlarmName: "a" }] },
    { CompositeAlarms: [{ AlarmArn: `${ALARM}:b`, AlarmName: "b", AlarmRule: "ALARM(a)" }] },
  );
  expect(gaps).toEqual([]);
  expect(asked[0]).toMatchObject({ AlarmTypes: ["MetricAlarm", "CompositeAlarm", "LogAlarm"] });
  expect(resources).toMatchObject([
    { name: "a", alarmRule: null, metrics: [], logGroupArns: [], actionsEnabled: true },
    { name: "b", alarmRule: "ALARM(a)", metrics: [], logGroupArns: [], alarmActions: [] },
  ]);
});

describe("what an alarm watches", () => {
  const watched = async (alarm: object) => {
    const { resources } = await alarms({ MetricAlarms: [{ AlarmArn: `${ALARM}:a`, ...alarm }] });
    return resources[0]?.["metrics"];
  };
  const metric = (MetricName: string, ...names: readonly string[]) => ({
    Namespace: "CloudTrail",
    MetricName,
    Dimensions: names.map((Name) => ({ Name, Value: "x" })),
  });

  test("is its metric, with the names of its dimensions", async () => {
    expect(await watched(metric("Root", "user", "region"))).toEqual([
      { namespace: "CloudTrail", name: "Root", dimensions: ["region", "user"] },
    ]);
  });

  test("is every metric in its math, but not those of other accounts", async () => {
    const inMath = (name: string, AccountId?: string) => ({
      Id: name.toLowerCase(),
      AccountId,
      MetricStat: { Metric: metric(name), Period: 60, Stat: "Sum" },
    });
    const Metrics = [
      { Id: "sum", Expression: "root + other" },
      inMath("Root"),
      inMath("Own", "123456789012"),
      inMath("Foreign", "999999999999"),
    ];
    expect(await watched({ Metrics })).toEqual([
      { namespace: "CloudTrail", name: "Root", dimensions: [] },
      { namespace: "CloudTrail", name: "Own", dimensions: [] },
    ]);
  });

  test.each([
    'SELECT SUM(Root) FROM "CloudTrail"',
    "select max(Root) from CloudTrail group by user",
    'SELECT SUM("Root") FROM SCHEMA("CloudTrail", user) WHERE user = \'x\'',
  ])("is the metric of its query: %s", async (Expression) => {
    expect(await watched({ Metrics: [{ Id: "q", Expression }] })).toEqual([
      { namespace: "CloudTrail", name: "Root", dimensions: null },
    ]);
  });
});

test("keeps the log groups of a log alarm, by their ARNs, and nothing of its query", async () => {
  const elsewhere = "arn:aws:logs:us-east-1:999999999999:log-group:trail";
  const { resources } = await alarms({
    LogAlarms: [
      {
        AlarmArn: `${ALARM}:log`,
        AlarmName: "log",
        AlarmActions: ["arn:aws:sns:us-east-1:123456789012:alerts"],
        ScheduledQueryConfiguration: {
          QueryString: "filter @message like 'canary'",
          AggregationExpression: "count(*)",
          LogGroupIdentifiers: ["trail", `${elsewhere}:*`],
        },
      },
    ],
  });
  expect(resources).toMatchObject([
    {
      name: "log",
      metrics: [],
      alarmRule: null,
      logGroupArns: ["arn:aws:logs:us-east-1:123456789012:log-group:trail", elsewhere],
    },
  ]);
  expect(JSON.stringify(resources)).not.toContain("canary");
});

test("alarms that may not be listed are a gap", async () => {
  const { resources, gaps } = await collectWith("cloudwatch", {
    DescribeAlarms: () => ({ status: 400, body: { __type: "AccessDeniedException" } }),
  });
  expect(resources).toEqual([]);
  expect(gaps).toMatchObject([
    { type: "AWS::CloudWatch::Alarm", permission: "cloudwatch:DescribeAlarms", reason: "denied" },
  ]);
});
