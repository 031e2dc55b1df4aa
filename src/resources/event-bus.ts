import { z } from "zod";
import { defineResource } from "./define.ts";

export const EventBus = defineResource({
  type: "AWS::Events::EventBus",
  service: "eventbridge",
  scope: "regional",
  title: "EventBridge event bus",
  fields: z.object({
    policy: z
      .string()
      .nullable()
      .describe("ListEventBuses EventBuses[].Policy: JSON text; null: only the account itself"),
  }),
  example: {
    type: "AWS::Events::EventBus",
    arn: "arn:aws:events:us-east-1:123456789012:event-bus/default",
    id: "default",
    name: "default",
    account: "123456789012",
    region: "us-east-1",
    policy: null,
  },
});
