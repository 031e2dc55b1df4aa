import { z } from "zod";
import { defineResource } from "./define.ts";

/** What an account sets for all its AMIs in one Region. */
export const Ec2ImageSettings = defineResource({
  type: "AWS::EC2::ImageSettings",
  service: "ec2-images",
  scope: "regional",
  title: "AMI settings of a Region",
  fields: z.object({
    publicAccess: z
      .string()
      .describe(
        "GetImageBlockPublicAccessState ImageBlockPublicAccessState: block-new-sharing or unblocked",
      ),
    publicAccessManagedBy: z
      .string()
      .describe(
        "GetImageBlockPublicAccessState ManagedBy: account, or declarative-policy of the organization",
      ),
  }),
  example: {
    type: "AWS::EC2::ImageSettings",
    arn: "arn:aws:ec2:us-east-1:123456789012:image-settings",
    id: "us-east-1",
    name: "AMIs in us-east-1",
    account: "123456789012",
    region: "us-east-1",
    publicAccess: "block-new-sharing",
    publicAccessManagedBy: "account",
  },
});
