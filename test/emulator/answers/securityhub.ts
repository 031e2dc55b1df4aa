import {
  BatchDisableStandardsCommand,
  DescribeSecurityHubV2Command,
  EnableSecurityHubCommand,
  EnableSecurityHubV2Command,
  GetAdministratorAccountCommand,
  GetEnabledStandardsCommand,
  ListFindingAggregatorsCommand,
  type StandardsSubscription,
} from "@aws-sdk/client-securityhub";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import { ServiceError } from "../errors.ts";

/** What Security Hub CSPM turns on by default. */
const DEFAULT = "aws-foundational-security-best-practices/v/1.0.0";

/** moto has no standards, no aggregators and no new Security Hub: these live in the emulator. */
export function securityhubAnswers(): Answer[] {
  const standards = new Map<string, StandardsSubscription[]>();
  const unified = new Map<string, string>();

  return [
    answer(EnableSecurityHubCommand, async ({ input, region, forward }) => {
      await forward();
      standards.set(region, input.EnableDefaultStandards === false ? [] : [subscription(region)]);
      return {};
    }),
    answer(BatchDisableStandardsCommand, ({ region }) => {
      standards.set(region, []);
      return { StandardsSubscriptions: [] };
    }),
    answer(GetEnabledStandardsCommand, ({ region }) => ({
      StandardsSubscriptions: standards.get(region) ?? [],
    })),
    answer(GetAdministratorAccountCommand, () => ({})),
    answer(ListFindingAggregatorsCommand, () => ({ FindingAggregators: [] })),
    answer(EnableSecurityHubV2Command, ({ region }) => {
      const HubV2Arn = `arn:aws:securityhub:${region}:${ACCOUNT}:hubv2/00000000-0000-4000-8000-000000000000`;
      unified.set(region, HubV2Arn);
      return { HubV2Arn };
    }),
    answer(DescribeSecurityHubV2Command, ({ region }) => {
      const HubV2Arn = unified.get(region);
      if (HubV2Arn === undefined) {
        const message = `Account ${ACCOUNT} is not subscribed to HubV2`;
        throw new ServiceError("ResourceNotFoundException", message, 404);
      }
      return { HubV2Arn, SubscribedAt: "2026-01-10T09:00:00.000Z" };
    }),
  ];
}

function subscription(region: string): StandardsSubscription {
  return {
    StandardsArn: `arn:aws:securityhub:${region}::standards/${DEFAULT}`,
    StandardsSubscriptionArn: `arn:aws:securityhub:${region}:${ACCOUNT}:subscription/${DEFAULT}`,
    StandardsInput: {},
    StandardsStatus: "READY",
  };
}
