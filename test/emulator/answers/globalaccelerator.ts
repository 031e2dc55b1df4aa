import {
  type Accelerator,
  type AcceleratorAttributes,
  CreateAcceleratorCommand,
  DescribeAcceleratorAttributesCommand,
  ListAcceleratorsCommand,
  UpdateAcceleratorAttributesCommand,
} from "@aws-sdk/client-global-accelerator";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import { page } from "./paging.ts";
import { idOf, onlyIn } from "./shield.ts";

/** moto has no Global Accelerator: accelerators live in the emulator. It takes calls in us-west-2 only. */
export function globalAcceleratorAnswers(): Answer[] {
  const accelerators: Accelerator[] = [];
  const attributes = new Map<string, AcceleratorAttributes>();
  return [
    answer(CreateAcceleratorCommand, ({ input, region }) => {
      onlyIn("us-west-2", region);
      const accelerator = {
        AcceleratorArn: `arn:aws:globalaccelerator::${ACCOUNT}:accelerator/${idOf(input.Name ?? "")}`,
        Name: input.Name,
        Enabled: input.Enabled ?? true,
        IpAddressType: "IPV4" as const,
        Status: "DEPLOYED" as const,
      };
      accelerators.push(accelerator);
      return { Accelerator: accelerator };
    }),
    answer(UpdateAcceleratorAttributesCommand, ({ input, region }) => {
      onlyIn("us-west-2", region);
      const { AcceleratorArn = "", ...rest } = input;
      attributes.set(AcceleratorArn, rest);
      return { AcceleratorAttributes: rest };
    }),
    answer(DescribeAcceleratorAttributesCommand, ({ input, region }) => {
      onlyIn("us-west-2", region);
      const found = attributes.get(input.AcceleratorArn ?? "") ?? { FlowLogsEnabled: false };
      return { AcceleratorAttributes: found };
    }),
    answer(ListAcceleratorsCommand, ({ input, region }) => {
      onlyIn("us-west-2", region);
      const { items, next } = page(accelerators, input.MaxResults ?? 10, input.NextToken);
      return { Accelerators: items, NextToken: next };
    }),
  ];
}
