import { z } from "zod";
import { defineResource } from "./define.ts";

export const WafIpSet = defineResource({
  type: "AWS::WAFv2::IPSet",
  service: "waf",
  scope: "regional",
  title: "WAF IP set",
  fields: z.object({
    scope: z
      .enum(["REGIONAL", "CLOUDFRONT"])
      .describe("Scope that ListIPSets was asked for; CLOUDFRONT IP sets are in the Region global"),
    endpointRegion: z
      .string()
      .describe("Region that WAF takes calls about it in: us-east-1 for the scope CLOUDFRONT"),
    addresses: z.array(z.string()).describe("GetIPSet IPSet.Addresses: CIDR blocks"),
  }),
  example: {
    type: "AWS::WAFv2::IPSet",
    arn: "arn:aws:wafv2:us-east-1:123456789012:regional/ipset/offices/33333333-4444-5555-6666-777777777777",
    id: "33333333-4444-5555-6666-777777777777",
    name: "offices",
    account: "123456789012",
    region: "us-east-1",
    scope: "REGIONAL",
    endpointRegion: "us-east-1",
    addresses: ["192.0.2.0/24"],
  },
});
