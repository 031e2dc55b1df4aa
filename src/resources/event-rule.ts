import { z } from "zod";
import { defineResource } from "./define.ts";

const Target = z.object({
  id: z.string().describe("ListTargetsByRule Targets[].Id"),
  arn: z.string().describe("Targets[].Arn: what the events are sent to"),
  roleArn: z
    .string()
    .nullable()
    .describe("Targets[].RoleArn: EventBridge sends in its name; null: in its own name"),
  deadLetterArn: z
    .string()
    .nullable()
    .describe("Targets[].DeadLetterConfig.Arn: queue for events that could not be delivered"),
});

export const EventRule = defineResource({
  type: "AWS::Events::Rule",
  service: "eventbridge",
  scope: "regional",
  title: "EventBridge rule",
  fields: z.object({
    eventBus: z.string().describe("ListEventBuses EventBuses[].Name of the bus that it is on"),
    pattern: z
      .string()
      .nullable()
      .describe("ListRules Rules[].EventPattern: JSON text; null for schedules"),
    state: z
      .string()
      .describe(
        "Rules[].State: ENABLED, ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS or DISABLED",
      ),
    managedBy: z
      .string()
      .nullable()
      .describe("Rules[].ManagedBy: the AWS service that made it; null for the account's own"),
    targets: z
      .array(Target)
      .nullable()
      .describe(
        "ListTargetsByRule; null for schedules and for rules that a service made for itself, which is not asked",
      ),
  }),
  example: {
    type: "AWS::Events::Rule",
    arn: "arn:aws:events:us-east-1:123456789012:rule/guardduty-findings",
    id: "guardduty-findings",
    name: "guardduty-findings",
    account: "123456789012",
    region: "us-east-1",
    eventBus: "default",
    pattern: '{"source":["aws.guardduty"],"detail-type":["GuardDuty Finding"]}',
    state: "ENABLED",
    managedBy: null,
    targets: [
      {
        id: "on-call",
        arn: "arn:aws:states:us-east-1:123456789012:stateMachine:page-on-call",
        roleArn: "arn:aws:iam::123456789012:role/page-on-call",
        deadLetterArn: null,
      },
    ],
  },
});
