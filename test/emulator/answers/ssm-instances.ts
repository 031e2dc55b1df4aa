import {
  CreateActivationCommand,
  DescribeInstanceInformationCommand,
  DescribeInstancePatchStatesCommand,
  type InstanceInformation,
  type InstancePatchState,
} from "@aws-sdk/client-ssm";
import { type Answer, answer } from "../answers.ts";
import type { Fleet } from "./ec2-instances.ts";
import { daysAgo } from "./naming.ts";
import { page } from "./paging.ts";

/**
 * Managed nodes, of which moto knows nothing. On every instance an agent reports, unless the name of the
 * instance says `unmanaged` or `connection-lost`; a machine outside EC2 reports as soon as there is an activation
 * for it. All were patched, except those that are named `patch-noncompliant`, and `never-scanned`.
 */
export function ssmInstancesAnswers(fleet: Fleet): Answer[] {
  const hybridByRegion = new Map<string, InstanceInformation[]>();
  const nodesOf = (region: string): InstanceInformation[] => [
    ...[...fleet]
      .filter(([, { region: there, name }]) => there === region && !neverReports(name))
      .map(([id, { name, running }]) =>
        nodeOnInstance(id, name, running && !name.includes("connection-lost")),
      ),
    ...(hybridByRegion.get(region) ?? []),
  ];
  return [
    answer(CreateActivationCommand, ({ input, region }) => {
      const known = hybridByRegion.get(region) ?? [];
      const node = hybridNode(known.length, input.DefaultInstanceName);
      hybridByRegion.set(region, [...known, node]);
      return { ActivationId: node.ActivationId, ActivationCode: "0".repeat(20) };
    }),
    answer(DescribeInstanceInformationCommand, ({ input, region }) => {
      const { MaxResults = 10, NextToken } = input;
      const { items, next } = page(nodesOf(region), MaxResults, NextToken);
      return { InstanceInformationList: items, NextToken: next };
    }),
    answer(DescribeInstancePatchStatesCommand, ({ input, region }) => {
      const wanted = new Set(input.InstanceIds);
      const nodes = nodesOf(region).filter(({ InstanceId = "" }) => wanted.has(InstanceId));
      return { InstancePatchStates: nodes.flatMap(patchState) };
    }),
  ];
}

function neverReports(name: string): boolean {
  return name.includes("unmanaged") && !name.includes("connection-lost");
}

function nodeOnInstance(InstanceId: string, name: string, online: boolean): InstanceInformation {
  return {
    InstanceId,
    PingStatus: online ? "Online" : "ConnectionLost",
    LastPingDateTime: daysAgo(online ? 0 : 20),
    PlatformType: "Linux",
    ResourceType: "EC2Instance",
    ComputerName: name,
  };
}

function hybridNode(index: number, name: string | undefined): InstanceInformation {
  const id = index.toString(16).padStart(17, "0");
  return {
    InstanceId: `mi-${id}`,
    ActivationId: `00000000-0000-0000-0000-${index.toString(16).padStart(12, "0")}`,
    PingStatus: "Online",
    LastPingDateTime: daysAgo(0),
    PlatformType: "Linux",
    ResourceType: "ManagedInstance",
    Name: name,
    ComputerName: "db-1.internal",
  };
}

function patchState({ InstanceId, Name, ComputerName }: InstanceInformation): InstancePatchState[] {
  const name = Name ?? ComputerName ?? "";
  if (name.includes("never-scanned")) return [];
  const behind = name.includes("patch-noncompliant") && !name.includes("restart") ? 3 : 0;
  return [
    {
      InstanceId,
      PatchGroup: "",
      BaselineId: "pb-0123456789abcdef0",
      OwnerInformation: "",
      InstalledCount: 120,
      InstalledOtherCount: 4,
      InstalledPendingRebootCount: name.includes("restart") ? 1 : 0,
      InstalledRejectedCount: 0,
      MissingCount: behind,
      FailedCount: 0,
      NotApplicableCount: 0,
      CriticalNonCompliantCount: behind === 0 ? 0 : 1,
      SecurityNonCompliantCount: behind,
      OtherNonCompliantCount: 0,
      Operation: "Scan",
      OperationStartTime: daysAgo(1),
      OperationEndTime: daysAgo(1),
    },
  ];
}
