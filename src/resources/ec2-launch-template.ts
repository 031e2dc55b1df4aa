import { z } from "zod";
import { defineResource } from "./define.ts";
import { JudgedText } from "./judged-variable.ts";

const Version = z.object({
  number: z.number().describe("VersionNumber"),
  isDefault: z.boolean().describe("DefaultVersion: what is launched when no version is named"),
  httpTokens: z
    .string()
    .nullable()
    .describe(
      "LaunchTemplateData.MetadataOptions.HttpTokens: required or optional; null: the image and the account decide",
    ),
  httpEndpoint: z
    .string()
    .nullable()
    .describe("MetadataOptions.HttpEndpoint: enabled or disabled; null: enabled"),
  publicAddress: z
    .boolean()
    .describe("Some LaunchTemplateData.NetworkInterfaces[].AssociatePublicIpAddress is true"),
  userDataSecret: JudgedText.shape.secret.describe(
    "The secret that LaunchTemplateData.UserData holds; null when it holds none",
  ),
});

export const Ec2LaunchTemplate = defineResource({
  type: "AWS::EC2::LaunchTemplate",
  service: "ec2-launch-templates",
  scope: "regional",
  title: "EC2 launch template",
  fields: z.object({
    managedBy: z
      .string()
      .nullable()
      .describe(
        "DescribeLaunchTemplateVersions LaunchTemplateVersions[].Operator.Principal: service that runs the template; null: you do",
      ),
    securityGroups: z
      .array(z.string())
      .describe(
        "LaunchTemplateData.SecurityGroupIds, NetworkInterfaces[].Groups and SecurityGroups (names) of those versions",
      ),
    versions: z
      .array(Version)
      .describe(
        "The default and the latest version, by number; one entry where they are the same, older ones are not read",
      ),
  }),
  example: {
    type: "AWS::EC2::LaunchTemplate",
    arn: "arn:aws:ec2:us-east-1:123456789012:launch-template/lt-0123456789abcdef0",
    id: "lt-0123456789abcdef0",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    managedBy: null,
    securityGroups: ["sg-0123456789abcdef0"],
    versions: [
      {
        number: 3,
        isDefault: true,
        httpTokens: "required",
        httpEndpoint: null,
        publicAddress: false,
        userDataSecret: null,
      },
    ],
  },
});
