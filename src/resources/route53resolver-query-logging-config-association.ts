import { z } from "zod";
import { defineResource } from "./define.ts";

export const Route53ResolverQueryLoggingConfigAssociation = defineResource({
  type: "AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation",
  service: "route53resolver",
  scope: "regional",
  title: "Resolver query logging association",
  fields: z.object({
    resourceId: z
      .string()
      .describe(
        "ListResolverQueryLogConfigAssociations ResolverQueryLogConfigAssociations[].ResourceId: a VPC",
      ),
    status: z.string().describe("Status: CREATING, ACTIVE, ACTION_NEEDED, DELETING or FAILED"),
    error: z
      .string()
      .nullable()
      .describe(
        "Error: DESTINATION_NOT_FOUND, ACCESS_DENIED or INTERNAL_SERVICE_ERROR; null for NONE",
      ),
  }),
  example: {
    type: "AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation",
    arn: "arn:aws:route53resolver:us-east-1:123456789012:resolver-query-log-config-association/rqlca-0123456789abcdef",
    id: "rqlca-0123456789abcdef",
    name: "rqlca-0123456789abcdef",
    account: "123456789012",
    region: "us-east-1",
    resourceId: "vpc-0a1b2c3d4e5f60718",
    status: "ACTIVE",
    error: null,
  },
});
