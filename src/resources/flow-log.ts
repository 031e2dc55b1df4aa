import { z } from "zod";
import { defineResource } from "./define.ts";

export const FlowLog = defineResource({
  type: "AWS::EC2::FlowLog",
  service: "vpc",
  scope: "regional",
  title: "flow log",
  fields: z.object({
    resourceId: z
      .string()
      .describe(
        "DescribeFlowLogs ResourceId: VPC, subnet, network interface or transit gateway (attachment)",
      ),
    trafficType: z
      .string()
      .nullable()
      .describe("TrafficType: ACCEPT, REJECT or ALL; null for transit gateways"),
    destinationType: z
      .string()
      .describe("LogDestinationType: cloud-watch-logs, s3 or kinesis-data-firehose"),
    destination: z
      .string()
      .nullable()
      .describe("LogDestination, or LogGroupName where AWS sends no ARN"),
    deliveryStatus: z
      .string()
      .nullable()
      .describe("DeliverLogsStatus: SUCCESS or FAILED; null before the first delivery"),
    deliveryError: z
      .string()
      .nullable()
      .describe("DeliverLogsErrorMessage: Rate limited, Access error or Unknown error"),
  }),
  example: {
    type: "AWS::EC2::FlowLog",
    arn: "arn:aws:ec2:us-east-1:123456789012:vpc-flow-log/fl-0a1b2c3d4e5f60718",
    id: "fl-0a1b2c3d4e5f60718",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    resourceId: "vpc-0a1b2c3d4e5f60718",
    trafficType: "ALL",
    destinationType: "cloud-watch-logs",
    destination: "arn:aws:logs:us-east-1:123456789012:log-group:/vpc/orders",
    deliveryStatus: "SUCCESS",
    deliveryError: null,
  },
});
