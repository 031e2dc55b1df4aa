import {
  CreateFilterCommand,
  CreateMembersCommand,
  CreatePublishingDestinationCommand,
  DescribeOrganizationConfigurationCommand,
  type Destination,
  ListFiltersCommand,
  ListMembersCommand,
  ListPublishingDestinationsCommand,
  type Member,
  StopMonitoringMembersCommand,
  UpdateOrganizationConfigurationCommand,
  type UpdateOrganizationConfigurationCommandInput,
} from "@aws-sdk/client-guardduty";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import { ServiceError } from "../errors.ts";
import { page } from "./paging.ts";

/**
 * moto makes filters but does not list them, and has no members, no publishing destinations and no settings of an
 * organization: these live in the emulator. An account that never made such settings is no delegated administrator.
 */
export function guarddutyOrganizationAnswers(): Answer[] {
  const filters = new Map<string, string[]>();
  const destinations = new Map<string, Destination[]>();
  const members = new Map<string, Member[]>();
  const settings = new Map<string, UpdateOrganizationConfigurationCommandInput>();
  const key = (region: string, detector: string | undefined) => `${region}/${detector}`;

  return [
    answer(CreateFilterCommand, async ({ input, region, forward }) => {
      const made = await forward();
      const at = key(region, input.DetectorId);
      filters.set(at, [...(filters.get(at) ?? []), made.Name ?? ""]);
      return made;
    }),
    answer(ListFiltersCommand, ({ input, region }) => {
      const all = filters.get(key(region, input.DetectorId)) ?? [];
      const { items, next } = page(all, input.MaxResults ?? 50, input.NextToken || undefined);
      return { FilterNames: items, NextToken: next ?? "" };
    }),
    answer(CreatePublishingDestinationCommand, ({ input, region }) => {
      const at = key(region, input.DetectorId);
      const present = destinations.get(at) ?? [];
      const DestinationId = String(present.length + 1).padStart(32, "0");
      const { DestinationType } = input;
      destinations.set(at, [...present, { DestinationId, DestinationType, Status: "PUBLISHING" }]);
      return { DestinationId };
    }),
    answer(ListPublishingDestinationsCommand, ({ input, region }) => ({
      Destinations: destinations.get(key(region, input.DetectorId)) ?? [],
    })),
    answer(CreateMembersCommand, ({ input, region }) => {
      const at = key(region, input.DetectorId);
      const made = (input.AccountDetails ?? []).map(({ AccountId, Email }): Member => ({
        AccountId,
        Email,
        AdministratorId: ACCOUNT,
        MasterId: ACCOUNT,
        RelationshipStatus: "Enabled",
        UpdatedAt: new Date().toISOString(),
      }));
      members.set(at, [...(members.get(at) ?? []), ...made]);
      return { UnprocessedAccounts: [] };
    }),
    answer(StopMonitoringMembersCommand, ({ input, region }) => {
      for (const member of members.get(key(region, input.DetectorId)) ?? []) {
        if (input.AccountIds?.includes(member.AccountId ?? "")) {
          member.RelationshipStatus = "Disabled";
        }
      }
      return { UnprocessedAccounts: [] };
    }),
    answer(ListMembersCommand, ({ input, region }) => ({
      Members: members.get(key(region, input.DetectorId)) ?? [],
    })),
    answer(UpdateOrganizationConfigurationCommand, ({ input, region }) => {
      settings.set(key(region, input.DetectorId), input);
      return {};
    }),
    answer(DescribeOrganizationConfigurationCommand, ({ input, region }) => {
      const set = settings.get(key(region, input.DetectorId));
      if (set === undefined) {
        throw new ServiceError(
          "BadRequestException",
          "The request is rejected because the current account is not the delegated administrator.",
        );
      }
      const { AutoEnableOrganizationMembers } = set;
      return {
        AutoEnable: AutoEnableOrganizationMembers !== "NONE",
        AutoEnableOrganizationMembers,
        MemberAccountLimitReached: false,
      };
    }),
  ];
}
