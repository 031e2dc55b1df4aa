import { z } from "zod";
import { defineResource } from "./define.ts";

export const EcsService = defineResource({
  type: "AWS::ECS::Service",
  service: "ecs",
  scope: "regional",
  title: "ECS service",
  fields: z.object({
    cluster: z.string().describe("DescribeServices services[].clusterArn: name of the cluster"),
    publicAddresses: z
      .boolean()
      .nullable()
      .describe(
        "networkConfiguration.awsvpcConfiguration.assignPublicIp of the service or of one of its task sets is ENABLED; null when its tasks have no network interfaces of their own",
      ),
    subnets: z.array(z.string()).describe("awsvpcConfiguration.subnets of both; sorted"),
    securityGroups: z
      .array(z.string())
      .describe("awsvpcConfiguration.securityGroups of both; empty: the default group; sorted"),
  }),
  example: {
    type: "AWS::ECS::Service",
    arn: "arn:aws:ecs:us-east-1:123456789012:service/shop/orders",
    id: "shop/orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    cluster: "shop",
    publicAddresses: false,
    subnets: ["subnet-0123456789abcdef0"],
    securityGroups: ["sg-0123456789abcdef0"],
  },
});
