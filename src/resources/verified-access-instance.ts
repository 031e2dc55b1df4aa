import { z } from "zod";
import { defineResource } from "./define.ts";

export const VerifiedAccessInstance = defineResource({
  type: "AWS::EC2::VerifiedAccessInstance",
  service: "verifiedaccess",
  scope: "regional",
  title: "Verified Access instance",
  fields: z.object({
    endpoints: z
      .array(z.string())
      .describe(
        "DescribeVerifiedAccessEndpoints: ids of the endpoints that the instance serves, without deleted ones",
      ),
  }),
  example: {
    type: "AWS::EC2::VerifiedAccessInstance",
    arn: "arn:aws:ec2:us-east-1:123456789012:verified-access-instance/vai-0123456789abcdef0",
    id: "vai-0123456789abcdef0",
    name: "intranet",
    account: "123456789012",
    region: "us-east-1",
    endpoints: ["vae-0123456789abcdef0"],
  },
});
