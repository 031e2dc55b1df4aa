import { z } from "zod";
import { defineResource } from "./define.ts";

export const AutoScalingGroup = defineResource({
  type: "AWS::AutoScaling::AutoScalingGroup",
  service: "autoscaling",
  scope: "regional",
  title: "Auto Scaling group",
  fields: z.object({
    managedBy: z
      .string()
      .nullable()
      .describe(
        "DescribeAutoScalingGroups AutoScalingGroups[].Operator.Principal, or as Tags of a managed node group of EKS or of AWS Batch tell: service that runs the group; null: you do",
      ),
    minSize: z.number().describe("AutoScalingGroups[].MinSize: instances"),
    maxSize: z.number().describe("AutoScalingGroups[].MaxSize: instances"),
    zones: z.array(z.string()).describe("AutoScalingGroups[].AvailabilityZones; sorted"),
    launchConfiguration: z
      .string()
      .nullable()
      .describe("AutoScalingGroups[].LaunchConfigurationName; null under a launch template"),
    healthCheckType: z
      .string()
      .describe(
        "AutoScalingGroups[].HealthCheckType: EC2, or others, separated by commas: ELB, EBS",
      ),
    loadBalanced: z
      .boolean()
      .describe(
        "AutoScalingGroups[].TargetGroupARNs, LoadBalancerNames or TrafficSources has an entry",
      ),
  }),
  example: {
    type: "AWS::AutoScaling::AutoScalingGroup",
    arn: "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:11111111-2222-3333-4444-555555555555:autoScalingGroupName/orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    managedBy: null,
    minSize: 2,
    maxSize: 8,
    zones: ["us-east-1a", "us-east-1b"],
    launchConfiguration: null,
    healthCheckType: "ELB",
    loadBalanced: true,
  },
});
