import { z } from "zod";
import { defineResource } from "./define.ts";

export const Route53Domain = defineResource({
  type: "AWS::Route53Domains::Domain",
  service: "route53domains",
  scope: "global",
  title: "domain registered with Route 53",
  fields: z.object({
    transferLock: z
      .boolean()
      .describe("ListDomains Domains[].TransferLock; some top-level domains have no such lock"),
    autoRenew: z.boolean().describe("Domains[].AutoRenew"),
    expiresAt: z
      .string()
      .nullable()
      .describe("Domains[].Expiry, ISO 8601; null while AWS does not tell it"),
  }),
  example: {
    type: "AWS::Route53Domains::Domain",
    arn: "arn:aws:route53domains::123456789012:domain/example.com",
    id: "example.com",
    name: "example.com",
    account: "123456789012",
    region: "global",
    transferLock: true,
    autoRenew: true,
    expiresAt: "2027-03-01T00:00:00.000Z",
  },
});
