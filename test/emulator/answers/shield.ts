import { createHash } from "node:crypto";
import {
  AssociateHealthCheckCommand,
  CreateProtectionCommand,
  CreateSubscriptionCommand,
  DescribeDRTAccessCommand,
  DescribeEmergencyContactSettingsCommand,
  DescribeSubscriptionCommand,
  type EmergencyContact,
  EnableApplicationLayerAutomaticResponseCommand,
  ListProtectionsCommand,
  type Protection,
  type Subscription,
  UpdateEmergencyContactSettingsCommand,
  UpdateSubscriptionCommand,
} from "@aws-sdk/client-shield";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import { ServiceError } from "../errors.ts";
import { daysAgo } from "./naming.ts";
import { page } from "./paging.ts";

const LIMITS = {
  ProtectionLimits: { ProtectedResourceTypeLimits: [] },
  ProtectionGroupLimits: {
    MaxProtectionGroups: 100,
    PatternTypeLimits: { ArbitraryPatternLimits: { MaxMembers: 10_000 } },
  },
};

/** moto has no Shield: a subscription and what it protects live in the emulator. It takes calls in us-east-1 only. */
export function shieldAnswers(): Answer[] {
  let subscription: Subscription | undefined;
  const contacts: EmergencyContact[] = [];
  const protections: Protection[] = [];

  const subscribed = (region: string): Subscription => {
    onlyIn("us-east-1", region);
    if (subscription === undefined) {
      throw new ServiceError("ResourceNotFoundException", "The subscription does not exist.");
    }
    return subscription;
  };
  const find = (matches: (protection: Protection) => boolean): Protection => {
    const found = protections.find(matches);
    if (!found) throw new ServiceError("ResourceNotFoundException", "There is no such protection.");
    return found;
  };

  return [
    answer(CreateSubscriptionCommand, () => {
      subscription = {
        SubscriptionArn: `arn:aws:shield::${ACCOUNT}:subscription`,
        StartTime: daysAgo(300),
        EndTime: daysAgo(-65),
        TimeCommitmentInSeconds: 31_536_000,
        AutoRenew: "ENABLED",
        SubscriptionLimits: LIMITS,
      };
      return {};
    }),
    answer(UpdateSubscriptionCommand, ({ input, region }) => {
      subscription = { ...subscribed(region), AutoRenew: input.AutoRenew };
      return {};
    }),
    answer(DescribeSubscriptionCommand, ({ region }) => ({ Subscription: subscribed(region) })),
    answer(UpdateEmergencyContactSettingsCommand, ({ input, region }) => {
      subscribed(region);
      contacts.splice(0, contacts.length, ...(input.EmergencyContactList ?? []));
      return {};
    }),
    answer(DescribeEmergencyContactSettingsCommand, ({ region }) => {
      subscribed(region);
      return { EmergencyContactList: contacts };
    }),
    answer(DescribeDRTAccessCommand, ({ region }) => {
      subscribed(region);
      return { LogBucketList: [] };
    }),
    answer(CreateProtectionCommand, ({ input, region }) => {
      subscribed(region);
      const Id = idOf(`${input.Name} ${input.ResourceArn}`);
      protections.push({
        Id,
        Name: input.Name,
        ResourceArn: input.ResourceArn,
        HealthCheckIds: [],
        ProtectionArn: `arn:aws:shield::${ACCOUNT}:protection/${Id}`,
      });
      return { ProtectionId: Id };
    }),
    answer(AssociateHealthCheckCommand, ({ input }) => {
      const protection = find(({ Id }) => Id === input.ProtectionId);
      protection.HealthCheckIds = [input.HealthCheckArn?.split("/").at(-1) ?? ""];
      return {};
    }),
    answer(EnableApplicationLayerAutomaticResponseCommand, ({ input }) => {
      const protection = find(({ ResourceArn }) => ResourceArn === input.ResourceArn);
      const Action = input.Action;
      protection.ApplicationLayerAutomaticResponseConfiguration = { Status: "ENABLED", Action };
      return {};
    }),
    answer(ListProtectionsCommand, ({ input, region }) => {
      subscribed(region);
      const { items, next } = page(protections, input.MaxResults ?? 100, input.NextToken);
      return { Protections: items, NextToken: next };
    }),
  ];
}

/** A service whose only endpoint is in another Region is not there. */
export function onlyIn(home: string, region: string): void {
  if (region !== home) throw new ServiceError("UnknownEndpoint", `there is none in ${region}`, 404);
}

/** An id in the form of a UUID, the same for the same text. */
export function idOf(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}
