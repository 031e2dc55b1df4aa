import { z } from "zod";
import { defineResource } from "./define.ts";

export const CloudFrontDistribution = defineResource({
  type: "AWS::CloudFront::Distribution",
  service: "cloudfront",
  scope: "global",
  title: "CloudFront distribution",
  fields: z.object({
    enabled: z.boolean().describe("ListDistributions Items[].Enabled"),
    domainName: z.string().describe("Items[].DomainName"),
    aliases: z.array(z.string()).describe("Items[].Aliases.Items: alternate domain names"),
    origins: z.array(z.string()).describe("Items[].Origins.Items[].DomainName"),
    webAclId: z
      .string()
      .nullable()
      .describe("Items[].WebACLId: an ARN, the bare id of a WAF Classic web ACL, or null for none"),
    tenantWebAcls: z
      .array(z.string())
      .describe("ListDistributionTenants: web ACLs that tenants use instead of the distribution's"),
    tenantsWithoutWebAcl: z
      .array(z.string())
      .describe(
        "ListDistributionTenants: names of enabled tenants that turn the distribution's web ACL off",
      ),
  }),
  example: {
    type: "AWS::CloudFront::Distribution",
    arn: "arn:aws:cloudfront::123456789012:distribution/E1234567890ABC",
    id: "E1234567890ABC",
    name: "shop.example.com",
    account: "123456789012",
    region: "global",
    enabled: true,
    domainName: "d111111abcdef8.cloudfront.net",
    aliases: ["shop.example.com"],
    origins: ["shop-1234567890.us-east-1.elb.amazonaws.com"],
    webAclId:
      "arn:aws:wafv2:us-east-1:123456789012:global/webacl/edge/44444444-5555-6666-7777-888888888888",
    tenantWebAcls: [],
    tenantsWithoutWebAcl: [],
  },
});
