import {
  DescribeAcceleratorAttributesCommand,
  GlobalAcceleratorClient,
  ListAcceleratorsCommand,
} from "@aws-sdk/client-global-accelerator";
import { GlobalAccelerator } from "../../resources/global-accelerator.ts";
import { call, defineCollector } from "../define.ts";

const calls = {
  ListAccelerators: call(
    ListAcceleratorsCommand,
    "globalaccelerator:ListAccelerators",
    { type: GlobalAccelerator },
    { page: ["NextToken", "NextToken"] },
  ),
  DescribeAcceleratorAttributes: call(
    DescribeAcceleratorAttributesCommand,
    "globalaccelerator:DescribeAcceleratorAttributes",
    { type: GlobalAccelerator, fields: ["flowLogs"] },
  ),
};

export default defineCollector({
  service: "globalaccelerator",
  scope: "global",
  // It takes calls there only, wherever its endpoints are.
  endpointRegion: { aws: "us-west-2" },
  client: GlobalAcceleratorClient,
  calls,
  async *collect(context) {
    // Other partitions do not have it.
    if (context.partition !== "aws") return;
    const listed = context.items(
      "ListAccelerators",
      { MaxResults: 100 },
      (output) => output.Accelerators,
    );
    yield* context.each(listed, async ({ AcceleratorArn: arn = "", Name, Enabled: enabled }) => {
      const id = arn.split("/").at(-1) ?? arn;
      const output = await context.read(
        "DescribeAcceleratorAttributes",
        { AcceleratorArn: arn },
        arn,
      );
      const attributes = output?.AcceleratorAttributes;
      return context.resource(GlobalAccelerator, {
        arn,
        id,
        name: Name || id,
        enabled,
        flowLogs: attributes && (attributes.FlowLogsEnabled ?? false),
      });
    });
  },
});
