import { z } from "zod";
import { defineResource } from "./define.ts";

export const SnsSubscription = defineResource({
  type: "AWS::SNS::Subscription",
  service: "sns",
  scope: "regional",
  title: "SNS subscription",
  fields: z.object({
    topicArn: z.string().describe("ListSubscriptions Subscriptions[].TopicArn"),
    protocol: z
      .string()
      .describe("Subscriptions[].Protocol: http, https, email, sms, sqs, lambda, firehose, …"),
    endpointArn: z
      .string()
      .nullable()
      .describe(
        "Subscriptions[].Endpoint where it is the ARN of a queue, function, stream or application; else null",
      ),
    endpointHost: z
      .string()
      .nullable()
      .describe(
        "Host name in Subscriptions[].Endpoint of http and https, whose path may hold secrets; else null",
      ),
  }),
  example: {
    type: "AWS::SNS::Subscription",
    arn: "arn:aws:sns:us-east-1:123456789012:security-alerts:11111111-2222-3333-4444-555555555555",
    id: "arn:aws:sns:us-east-1:123456789012:security-alerts:11111111-2222-3333-4444-555555555555",
    name: "security-alerts",
    account: "123456789012",
    region: "us-east-1",
    topicArn: "arn:aws:sns:us-east-1:123456789012:security-alerts",
    protocol: "https",
    endpointArn: null,
    endpointHost: "alerts.example.com",
  },
});
