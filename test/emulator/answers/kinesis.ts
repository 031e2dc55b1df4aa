import { ListStreamsCommand } from "@aws-sdk/client-kinesis";
import { type Answer, answer } from "../answers.ts";
import { page } from "./paging.ts";

/** moto gives ten streams at most, says that there are more, and has no token to ask for them. */
export function kinesisAnswers(): Answer[] {
  return [
    answer(ListStreamsCommand, async ({ input, forward }) => {
      const { StreamNames = [], StreamSummaries = [] } = await forward({ Limit: 10_000 });
      const limit = Math.min(input.Limit ?? 100, 100);
      const { items, next } = page(StreamNames, limit, input.NextToken);
      return {
        StreamNames: items,
        StreamSummaries: StreamSummaries.filter(({ StreamName = "" }) =>
          items.includes(StreamName),
        ),
        HasMoreStreams: next !== undefined,
        NextToken: next,
      };
    }),
  ];
}
