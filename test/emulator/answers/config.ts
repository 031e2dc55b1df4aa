import {
  DescribeConfigRulesCommand,
  DescribeConfigurationRecordersCommand,
  DescribeDeliveryChannelsCommand,
  DescribeDeliveryChannelStatusCommand,
} from "@aws-sdk/client-config-service";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import { isRemoved } from "./naming.ts";

/** moto gives recorders no ARN, and has no status of delivery channels: here one fails when its bucket was removed. */
export function configAnswers(): Answer[] {
  return [
    answer(DescribeConfigurationRecordersCommand, async ({ region, forward }) => {
      const { ConfigurationRecorders = [] } = await forward();
      return {
        ConfigurationRecorders: ConfigurationRecorders.map((recorder) => ({
          ...recorder,
          arn: `arn:aws:config:${region}:${ACCOUNT}:configuration-recorder/${recorder.name}/a1b2c3d4e5f6g7h8`,
        })),
      };
    }),
    // moto answers with members of its own, parameters among them; what the SDK does not know goes.
    answer(DescribeConfigRulesCommand, ({ forward }) => forward()),
    answer(DescribeDeliveryChannelStatusCommand, async ({ ask }) => {
      const { DeliveryChannels = [] } = await ask(DescribeDeliveryChannelsCommand, {});
      const statuses = DeliveryChannels.map(({ name, s3BucketName, snsTopicARN }) => {
        const delivered = isRemoved(s3BucketName)
          ? { lastStatus: "Failure" as const, lastErrorCode: "NoSuchBucket" }
          : { lastStatus: "Success" as const };
        return {
          name,
          configHistoryDeliveryInfo: delivered,
          configSnapshotDeliveryInfo: delivered,
          configStreamDeliveryInfo: {
            lastStatus: snsTopicARN ? ("Success" as const) : ("Not_Applicable" as const),
          },
        };
      });
      return { DeliveryChannelsStatus: statuses };
    }),
  ];
}
