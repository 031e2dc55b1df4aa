import {
  DescribeInstancesCommand,
  DisableSerialConsoleAccessCommand,
  EnableSerialConsoleAccessCommand,
  GetInstanceMetadataDefaultsCommand,
  GetSerialConsoleAccessStatusCommand,
  type Instance,
  type InstanceMetadataDefaultsResponse,
  ManagedBy,
  ModifyInstanceMetadataDefaultsCommand,
  RunInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";
import { type Answer, answer } from "../answers.ts";
import { agedDate } from "./naming.ts";
import { page } from "./paging.ts";

/** What agents on instances can tell: where an instance is, what it is called, and whether it runs. */
export type Fleet = Map<string, { region: string; name: string; running: boolean }>;

/**
 * Instances as AWS answers them: moto starts all of them now, knows none that a service runs, and has no pages.
 * The settings of a Region for instances are not in moto at all.
 */
export function ec2InstancesAnswers(fleet: Fleet): Answer[] {
  const defaultsByRegion = new Map<string, InstanceMetadataDefaultsResponse>();
  const consoleRegions = new Set<string>();
  return [
    answer(RunInstancesCommand, async ({ region, forward }) => {
      const output = await forward();
      for (const { InstanceId = "", Tags } of output.Instances ?? []) {
        fleet.set(InstanceId, { region, name: nameIn(Tags), running: true });
      }
      return output;
    }),
    answer(StopInstancesCommand, async ({ forward }) => {
      const output = await forward();
      for (const { InstanceId: id = "" } of output.StoppingInstances ?? []) {
        const known = fleet.get(id);
        if (known) fleet.set(id, { ...known, running: false });
      }
      return output;
    }),
    answer(TerminateInstancesCommand, async ({ forward }) => {
      const output = await forward();
      for (const { InstanceId = "" } of output.TerminatingInstances ?? []) fleet.delete(InstanceId);
      return output;
    }),
    answer(DescribeInstancesCommand, async ({ input, forward }) => {
      const { Reservations = [] } = await forward();
      // Of EC2's query protocol an answer sees the flat form only, in which numbers are text.
      const limit = Number.parseInt(`${input.MaxResults ?? 1000}`, 10);
      const { items, next } = page(Reservations, limit, input.NextToken);
      const amended = items.map(({ Instances = [], ...rest }) => ({
        ...rest,
        Instances: Instances.map(amend),
      }));
      return { Reservations: amended, NextToken: next };
    }),
    answer(ModifyInstanceMetadataDefaultsCommand, ({ input, region }) => {
      const { HttpTokens, HttpPutResponseHopLimit } = input;
      defaultsByRegion.set(region, {
        ...(HttpTokens && HttpTokens !== "no-preference" && { HttpTokens }),
        ...(HttpPutResponseHopLimit && {
          HttpPutResponseHopLimit: Number.parseInt(`${HttpPutResponseHopLimit}`, 10),
        }),
        ManagedBy: ManagedBy.account,
      });
      return { Return: true };
    }),
    answer(GetInstanceMetadataDefaultsCommand, ({ region }) => ({
      AccountLevel: defaultsByRegion.get(region) ?? { ManagedBy: ManagedBy.account },
    })),
    answer(EnableSerialConsoleAccessCommand, ({ region }) => {
      consoleRegions.add(region);
      return { SerialConsoleAccessEnabled: true };
    }),
    answer(DisableSerialConsoleAccessCommand, ({ region }) => {
      consoleRegions.delete(region);
      return { SerialConsoleAccessEnabled: false };
    }),
    answer(GetSerialConsoleAccessStatusCommand, ({ region }) => ({
      SerialConsoleAccessEnabled: consoleRegions.has(region),
      ManagedBy: ManagedBy.account,
    })),
  ];
}

/** The tag that nodes of EKS Auto Mode bear. */
const AUTO_MODE = "eks:kubernetes-node-class-name";

function amend(instance: Instance): Instance {
  const tags = instance.Tags ?? [];
  const isAutoMode = tags.some(({ Key }) => Key === AUTO_MODE);
  return {
    ...instance,
    LaunchTime: agedDate(nameIn(tags), instance.LaunchTime),
    ...(isAutoMode && { Operator: { Managed: true, Principal: "eks.amazonaws.com" } }),
  };
}

function nameIn(tags: Instance["Tags"] = []): string {
  return tags.find(({ Key }) => Key === "Name")?.Value ?? "";
}
