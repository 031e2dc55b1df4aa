import { z } from "zod";
import { Vpc } from "../resources/vpc.ts";
import { VpcEndpoint } from "../resources/vpc-endpoint.ts";
import { defineFact } from "./define.ts";

export const vpcKmsEndpoint = defineFact({
  on: Vpc,
  name: "kmsEndpoint",
  schema: z
    .string()
    .nullable()
    .describe("Id of an available interface endpoint of KMS in the VPC; null without one"),
  reads: { [VpcEndpoint.type]: ["vpcId", "serviceName", "state"] },
  compute({ id, account, region }, input) {
    const found = input.find(
      VpcEndpoint,
      { account, region },
      ({ vpcId, serviceName, state }) =>
        vpcId === id && state === "available" && /\.kms(-fips)?$/.test(serviceName ?? ""),
    );
    return found?.id ?? null;
  },
});
