import { z } from "zod";
import { defineResource } from "./define.ts";

export const Route53ProfilesProfileAssociation = defineResource({
  type: "AWS::Route53Profiles::ProfileAssociation",
  service: "route53profiles",
  scope: "regional",
  title: "Route 53 Profile association with a VPC",
  fields: z.object({
    vpcId: z
      .string()
      .describe(
        "ListProfileAssociations ProfileAssociations[].ResourceId: the VPC, without the rest of its ARN",
      ),
    profileId: z
      .string()
      .describe("ProfileId: the profile, which another account may share with yours"),
    status: z
      .string()
      .describe("Status: COMPLETE, CREATING, UPDATING, DELETING, DELETED or FAILED"),
  }),
  example: {
    type: "AWS::Route53Profiles::ProfileAssociation",
    arn: "arn:aws:route53profiles:us-east-1:123456789012:profile-association/rpassoc-0123456789abcdef",
    id: "rpassoc-0123456789abcdef",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    vpcId: "vpc-0a1b2c3d4e5f60718",
    profileId: "rp-0123456789abcdef",
    status: "COMPLETE",
  },
});
