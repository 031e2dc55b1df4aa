import {
  CreateAcceleratorCommand,
  GlobalAcceleratorClient,
  UpdateAcceleratorAttributesCommand,
} from "@aws-sdk/client-global-accelerator";
import type { SeedContext } from "./context.ts";

/** Accelerators, one of them without flow logs. */
export async function seed(context: SeedContext): Promise<void> {
  const { bad, good } = context;
  await makeAccelerator(context, bad("globalaccelerator-flow-logs-off"), { flowLogs: false });
  await makeAccelerator(context, good("accelerator"));
  await makeAccelerator(context, good("accelerator", "disabled"), {
    flowLogs: false,
    enabled: false,
  });
}

/** Makes an accelerator; with flow logs unless told otherwise. */
export async function makeAccelerator(
  { client }: SeedContext,
  Name: string,
  { flowLogs = true, enabled: Enabled = true } = {},
): Promise<void> {
  const globalAccelerator = client(GlobalAcceleratorClient, "us-west-2");
  const { Accelerator } = await globalAccelerator.send(
    new CreateAcceleratorCommand({ Name, Enabled, IdempotencyToken: Name }),
  );
  if (!flowLogs) return;
  await globalAccelerator.send(
    new UpdateAcceleratorAttributesCommand({
      AcceleratorArn: Accelerator?.AcceleratorArn,
      FlowLogsEnabled: true,
      FlowLogsS3Bucket: "flow-logs",
      FlowLogsS3Prefix: "edge",
    }),
  );
}
