import { z } from "zod";
import { defineResource } from "./define.ts";

export const EksNodegroup = defineResource({
  type: "AWS::EKS::Nodegroup",
  service: "eks",
  scope: "regional",
  title: "EKS managed node group",
  fields: z.object({
    cluster: z.string().describe("DescribeNodegroup nodegroup.clusterName"),
    sshKey: z
      .string()
      .nullable()
      .describe("nodegroup.remoteAccess.ec2SshKey: name of a key pair; null: no SSH by EKS"),
    sshSecurityGroups: z
      .array(z.string())
      .describe("nodegroup.remoteAccess.sourceSecurityGroups: who may connect; empty: everybody"),
  }),
  example: {
    type: "AWS::EKS::Nodegroup",
    arn: "arn:aws:eks:us-east-1:123456789012:nodegroup/orders/workers/11111111-2222-3333-4444-555555555555",
    id: "orders/workers",
    name: "workers",
    account: "123456789012",
    region: "us-east-1",
    cluster: "orders",
    sshKey: null,
    sshSecurityGroups: [],
  },
});
