import {
  DescribeInstanceInformationCommand,
  DescribeInstancePatchStatesCommand,
  type InstanceInformation,
  type InstancePatchState,
  SSMClient,
} from "@aws-sdk/client-ssm";
import { SsmManagedInstance } from "../../resources/ssm-managed-instance.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { iso } from "../shape.ts";

const page = ["NextToken", "NextToken"] as const;

const calls = {
  DescribeInstanceInformation: call(
    DescribeInstanceInformationCommand,
    "ssm:DescribeInstanceInformation",
    { type: SsmManagedInstance },
    { page },
  ),
  DescribeInstancePatchStates: call(
    DescribeInstancePatchStatesCommand,
    "ssm:DescribeInstancePatchStates",
    { type: SsmManagedInstance, fields: ["patchState"] },
    // The list of patches may be a presigned URL, which holds a signature.
    { page, secrets: ["InstancePatchStates[].InstallOverrideList"] },
  ),
};
type Context = CollectContext<typeof calls>;

// SSM takes and gives no more nodes at once.
const NODES = 50;

export default defineCollector({
  service: "ssm-instances",
  scope: "regional",
  client: SSMClient,
  calls,
  async *collect(context) {
    const listed = context.items(
      "DescribeInstanceInformation",
      { MaxResults: NODES },
      (output) => output.InstanceInformationList,
    );
    for await (const nodes of inBatches(listed)) yield* resources(context, nodes);
  },
});

async function* inBatches(nodes: AsyncIterable<InstanceInformation>) {
  let batch: InstanceInformation[] = [];
  for await (const node of nodes) {
    batch.push(node);
    if (batch.length < NODES) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function* resources(context: Context, nodes: readonly InstanceInformation[]) {
  const { partition, region, account } = context;
  const states = await context.readAll(
    "DescribeInstancePatchStates",
    { InstanceIds: nodes.map(({ InstanceId: id = "" }) => id) },
    (output) => output.InstancePatchStates,
  );
  const stateById = states && new Map(states.map((state) => [state.InstanceId, state]));
  for (const node of nodes) {
    const id = node.InstanceId ?? "";
    yield context.resource(SsmManagedInstance, {
      arn: `arn:${partition}:ssm:${region}:${account}:managed-instance/${id}`,
      id,
      name: node.Name || node.ComputerName || id,
      pingStatus: node.PingStatus,
      lastPingAt: iso(node.LastPingDateTime),
      patchState: stateById && patchState(stateById.get(id)),
    });
  }
}

function patchState(state: InstancePatchState | undefined) {
  if (state === undefined) return null;
  const { MissingCount: missing, FailedCount: failed } = state;
  // Without these nothing can be said.
  if (missing === undefined || failed === undefined) return undefined;
  return {
    missing,
    failed,
    // Agents that know nothing of a count leave it out.
    rejected: state.InstalledRejectedCount ?? 0,
    pendingReboot: state.InstalledPendingRebootCount ?? 0,
    critical: state.CriticalNonCompliantCount ?? 0,
    security: state.SecurityNonCompliantCount ?? 0,
    baseline: state.BaselineId ?? "",
    checkedAt: iso(state.OperationEndTime) ?? "",
  };
}
