import { z } from "zod";
import { defineResource } from "./define.ts";

const Delivery = z.object({
  what: z
    .string()
    .describe(
      "history or snapshot, which go to S3, or stream, which goes to SNS: configHistoryDeliveryInfo, " +
        "configSnapshotDeliveryInfo, configStreamDeliveryInfo",
    ),
  lastStatus: z
    .string()
    .nullable()
    .describe("lastStatus: Success, Failure or Not_Applicable; null: never tried"),
  errorCode: z.string().nullable().describe("lastErrorCode; null when there is none"),
});

export const ConfigDeliveryChannel = defineResource({
  type: "AWS::Config::DeliveryChannel",
  service: "config",
  scope: "regional",
  title: "AWS Config delivery channel",
  fields: z.object({
    deliveries: z
      .array(Delivery)
      .describe("DescribeDeliveryChannelStatus DeliveryChannelsStatus[]: the last of each kind"),
  }),
  example: {
    type: "AWS::Config::DeliveryChannel",
    arn: "arn:aws:config:us-east-1:123456789012:delivery-channel/default",
    id: "default",
    name: "default",
    account: "123456789012",
    region: "us-east-1",
    deliveries: [
      { what: "history", lastStatus: "Success", errorCode: null },
      { what: "snapshot", lastStatus: "Success", errorCode: null },
      { what: "stream", lastStatus: "Not_Applicable", errorCode: null },
    ],
  },
});
