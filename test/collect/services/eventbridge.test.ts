import { expect, test } from "vitest";
import { collectWith } from "../../support/collect-with.ts";

const ARN = "arn:aws:events:us-east-1:123456789012";
const PATTERN = '{"source":["aws.guardduty"]}';
const buses = (...names: string[]) => ({
  body: { EventBuses: names.map((Name) => ({ Name, Arn: `${ARN}:event-bus/${Name}` })) },
});
const denied = { status: 400, body: { __type: "AccessDeniedException", message: "no" } };

test("lists the rules of every bus, and the targets of those that may alert somebody", async () => {
  const asked: unknown[] = [];
  const { resources, gaps } = await collectWith("eventbridge", {
    ListEventBuses: () => buses("default", "security"),
    ListRules: ({ EventBusName: bus }) => ({
      body: {
        Rules:
          bus === "default"
            ? [
                { Name: "nightly", Arn: `${ARN}:rule/nightly`, State: "ENABLED" },
                {
                  Name: "of-aws",
                  Arn: `${ARN}:rule/of-aws`,
                  EventPattern: PATTERN,
                  ManagedBy: "securityhub.amazonaws.com",
                  State: "ENABLED",
                },
              ]
            : [
                {
                  Name: "alerts",
                  Arn: `${ARN}:rule/security/alerts`,
                  EventPattern: PATTERN,
                  EventBusName: "security",
                  State: "DISABLED",
                },
              ],
      },
    }),
    ListTargetsByRule: ({ Rule, EventBusName, NextToken }) => {
      asked.push([Rule, EventBusName]);
      const target = { Id: "a", Arn: "arn:aws:sns:us-east-1:123456789012:a", Input: '"secret"' };
      const dead = { DeadLetterConfig: { Arn: "arn:aws:sqs:us-east-1:123456789012:dead" } };
      return NextToken === "2"
        ? { body: { Targets: [{ ...target, Id: "b", RoleArn: "arn:role", ...dead }] } }
        : { body: { Targets: [target], NextToken: "2" } };
    },
  });
  expect(gaps).toEqual([]);
  expect(asked).toEqual([
    ["alerts", "security"],
    ["alerts", "security"],
  ]);
  expect(resources.map(({ name, targets }) => [name, targets])).toEqual([
    ["default", undefined],
    ["nightly", null],
    ["of-aws", null],
    ["security", undefined],
    [
      "alerts",
      [
        {
          id: "a",
          arn: "arn:aws:sns:us-east-1:123456789012:a",
          roleArn: null,
          deadLetterArn: null,
        },
        {
          id: "b",
          arn: "arn:aws:sns:us-east-1:123456789012:a",
          roleArn: "arn:role",
          deadLetterArn: "arn:aws:sqs:us-east-1:123456789012:dead",
        },
      ],
    ],
  ]);
  expect(JSON.stringify(resources)).not.toContain("secret");
});

test("without the buses, neither their policies nor their rules were seen", async () => {
  const { resources, gaps } = await collectWith("eventbridge", { ListEventBuses: () => denied });
  expect(resources).toEqual([]);
  expect(gaps.map(({ type, field }) => [type, field])).toEqual([
    ["AWS::Events::EventBus", undefined],
    ["AWS::Events::Rule", undefined],
  ]);
});

test("targets that were denied are unread", async () => {
  const { resources, gaps } = await collectWith("eventbridge", {
    ListEventBuses: () => buses("default"),
    ListRules: () => ({
      body: {
        Rules: [{ Name: "a", Arn: `${ARN}:rule/a`, EventPattern: PATTERN, State: "ENABLED" }],
      },
    }),
    ListTargetsByRule: () => denied,
  });
  expect(resources[1]).not.toHaveProperty("targets");
  expect(gaps).toMatchObject([{ field: "targets", arn: `${ARN}:rule/a` }]);
});
