import { z } from "zod";
import { defineResource } from "./define.ts";

export const GlobalAccelerator = defineResource({
  type: "AWS::GlobalAccelerator::Accelerator",
  service: "globalaccelerator",
  scope: "global",
  title: "Global Accelerator standard accelerator",
  fields: z.object({
    enabled: z.boolean().describe("ListAccelerators Accelerators[].Enabled"),
    flowLogs: z.boolean().describe("DescribeAcceleratorAttributes FlowLogsEnabled"),
  }),
  example: {
    type: "AWS::GlobalAccelerator::Accelerator",
    arn: "arn:aws:globalaccelerator::123456789012:accelerator/a1b2c3d4-5678-90ab-cdef-444444444444",
    id: "a1b2c3d4-5678-90ab-cdef-444444444444",
    name: "shop",
    account: "123456789012",
    region: "global",
    enabled: true,
    flowLogs: true,
  },
});
