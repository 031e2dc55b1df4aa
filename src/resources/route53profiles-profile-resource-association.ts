import { z } from "zod";
import { defineResource } from "./define.ts";

export const Route53ProfilesProfileResourceAssociation = defineResource({
  type: "AWS::Route53Profiles::ProfileResourceAssociation",
  service: "route53profiles",
  scope: "regional",
  title: "Resource of a Route 53 Profile that a VPC has",
  fields: z.object({
    profileId: z
      .string()
      .describe("ListProfileResourceAssociations ProfileResourceAssociations[].ProfileId"),
    resourceArn: z
      .string()
      .describe(
        "ResourceArn: a DNS Firewall rule group, a query logging configuration, a hosted zone, a rule or an endpoint",
      ),
    status: z
      .string()
      .describe("Status: COMPLETE, CREATING, UPDATING, DELETING, DELETED or FAILED"),
  }),
  example: {
    type: "AWS::Route53Profiles::ProfileResourceAssociation",
    arn: "arn:aws:route53profiles:us-east-1:123456789012:profile-resource-association/rpr-0123456789abcdef",
    id: "rpr-0123456789abcdef",
    name: "baseline",
    account: "123456789012",
    region: "us-east-1",
    profileId: "rp-0123456789abcdef",
    resourceArn:
      "arn:aws:route53resolver:us-east-1:123456789012:firewall-rule-group/rslvr-frg-0123456789abcdef",
    status: "COMPLETE",
  },
});
