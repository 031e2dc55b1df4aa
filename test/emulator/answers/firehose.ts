import { DescribeDeliveryStreamCommand } from "@aws-sdk/client-firehose";
import { type Answer, answer } from "../answers.ts";

/** moto does not say whether encryption is on. */
export function firehoseAnswers(): Answer[] {
  return [
    answer(DescribeDeliveryStreamCommand, async ({ forward }) => {
      const output = await forward();
      const { DeliveryStreamDescription: description } = output;
      if (description === undefined) return output;
      const { DeliveryStreamEncryptionConfiguration: encryption } = description;
      return {
        DeliveryStreamDescription: {
          ...description,
          DeliveryStreamEncryptionConfiguration: encryption
            ? { ...encryption, Status: "ENABLED" as const }
            : { Status: "DISABLED" as const },
        },
      };
    }),
  ];
}
