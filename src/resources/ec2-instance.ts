import { z } from "zod";
import { defineResource } from "./define.ts";
import { JudgedText } from "./judged-variable.ts";

const MetadataOptions = z.object({
  httpEndpoint: z.string().describe("enabled, or disabled: then there is no metadata at all"),
  httpTokens: z.string().describe("required: IMDSv2 only; optional: IMDSv1 as well"),
  hopLimit: z.number().describe("HttpPutResponseHopLimit: network hops that a token may travel"),
});

const Image = z.object({
  name: z.string().describe("DescribeImages Images[].Name"),
  deprecatedAt: z
    .string()
    .nullable()
    .describe("Images[].DeprecationTime, ISO 8601; null: not deprecated, and no date set for it"),
});

/** An instance that is there: terminated ones, which EC2 still lists for a while, are not collected. */
export const Ec2Instance = defineResource({
  type: "AWS::EC2::Instance",
  service: "ec2-instances",
  scope: "regional",
  title: "EC2 instance",
  fields: z.object({
    state: z
      .string()
      .describe("DescribeInstances Instances[].State.Name: pending, running, stopping or stopped"),
    launchedAt: z.string().describe("Instances[].LaunchTime: of the last start, ISO 8601"),
    managedBy: z
      .string()
      .nullable()
      .describe(
        "Instances[].Operator.Principal: service that runs the instance (EKS Auto Mode, ECS Managed Instances); null: you do",
      ),
    tagKeys: z.array(z.string()).describe("Instances[].Tags[].Key, sorted"),
    metadataOptions: MetadataOptions.describe("Instances[].MetadataOptions"),
    publicAddresses: z
      .array(z.string())
      .describe("Public IPv4 addresses of all Instances[].NetworkInterfaces[]; Elastic IPs too"),
    instanceProfile: z
      .string()
      .nullable()
      .describe("Instances[].IamInstanceProfile.Arn; null without one"),
    imageId: z.string().describe("Instances[].ImageId"),
    image: Image.nullable().describe(
      "The AMI, own or of others; null: deregistered, or not shared with the account any more",
    ),
    userDataSecret: JudgedText.shape.secret.describe(
      "The secret that DescribeInstanceAttribute userData holds; null when it holds none, and for instances run by a service",
    ),
  }),
  example: {
    type: "AWS::EC2::Instance",
    arn: "arn:aws:ec2:us-east-1:123456789012:instance/i-0123456789abcdef0",
    id: "i-0123456789abcdef0",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    state: "running",
    launchedAt: "2026-05-01T00:00:00.000Z",
    managedBy: null,
    tagKeys: ["Name"],
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", hopLimit: 1 },
    publicAddresses: [],
    instanceProfile: null,
    imageId: "ami-0123456789abcdef0",
    image: { name: "al2023-ami-2023.7.20260501.0-kernel-6.1-x86_64", deprecatedAt: null },
    userDataSecret: null,
  },
});
