import { z } from "zod";
import { ResourceIdentity } from "../model/resource.ts";
import { FlowLog } from "../resources/flow-log.ts";
import { Vpc } from "../resources/vpc.ts";
import { defineFact } from "./define.ts";

const Shown = FlowLog.fields.pick({
  trafficType: true,
  destination: true,
  deliveryStatus: true,
  deliveryError: true,
});

export const vpcFlowLogs = defineFact({
  on: Vpc,
  name: "flowLogs",
  schema: z
    .array(ResourceIdentity.pick({ id: true }).extend(Shown.shape))
    .describe("The flow logs of the VPC itself, with those that fail"),
  reads: { [FlowLog.type]: ["resourceId", ...Object.keys(Shown.shape)] },
  compute: (vpc, input) =>
    input
      .list(FlowLog, { account: vpc.account, region: vpc.region })
      .filter(({ resourceId }) => resourceId === vpc.id)
      .map(({ id, trafficType, destination, deliveryStatus, deliveryError }) => ({
        id,
        trafficType,
        destination,
        deliveryStatus,
        deliveryError,
      })),
});
