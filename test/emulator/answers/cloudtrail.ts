import {
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetTrailCommand,
  GetTrailStatusCommand,
} from "@aws-sdk/client-cloudtrail";
import { type Answer, answer } from "../answers.ts";
import { isRemoved } from "./naming.ts";

/**
 * moto says of every trail that it has no event selectors of its own, answers none where AWS answers the default
 * ones, and delivers nothing: here a trail reaches its log group, and its bucket unless that was removed.
 */
export function cloudtrailAnswers(): Answer[] {
  return [
    answer(DescribeTrailsCommand, async ({ ask, forward }) => {
      const { trailList = [] } = await forward();
      return {
        trailList: await Promise.all(
          trailList.map(async (trail) => {
            const own = await ask(GetEventSelectorsCommand, { TrailName: trail.TrailARN }).catch(
              // moto asks of a shadow where it is at home only.
              () => ({ EventSelectors: [], AdvancedEventSelectors: [] }),
            );
            const { EventSelectors = [], AdvancedEventSelectors = [] } = own;
            const HasCustomEventSelectors =
              EventSelectors.length + AdvancedEventSelectors.length > 0;
            return { ...trail, HasCustomEventSelectors };
          }),
        ),
      };
    }),
    answer(GetEventSelectorsCommand, async ({ forward }) => {
      const own = await forward();
      const { EventSelectors = [], AdvancedEventSelectors = [] } = own;
      if (EventSelectors.length + AdvancedEventSelectors.length > 0) return own;
      const byDefault = {
        ReadWriteType: "All" as const,
        IncludeManagementEvents: true,
        DataResources: [],
        ExcludeManagementEventSources: [],
      };
      return { ...own, EventSelectors: [byDefault] };
    }),
    answer(GetTrailStatusCommand, async ({ input, ask, forward }) => {
      const status = await forward();
      if (status.IsLogging !== true) return status;
      const { Trail: trail } = await ask(GetTrailCommand, { Name: input.Name });
      return {
        ...status,
        ...(isRemoved(trail?.S3BucketName) && { LatestDeliveryError: "NoSuchBucket" }),
        ...(trail?.CloudWatchLogsLogGroupArn && { LatestCloudWatchLogsDeliveryTime: new Date() }),
      };
    }),
  ];
}
