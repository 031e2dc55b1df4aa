import { z } from "zod";
import { defineResource } from "./define.ts";

const Log = z.object({
  kind: z.string().describe("LogDestinationConfigs[].LogType: ALERT, FLOW or TLS"),
  destinationType: z
    .string()
    .describe("LogDestinationType: S3, CloudWatchLogs or KinesisDataFirehose"),
});

export const NetworkFirewall = defineResource({
  type: "AWS::NetworkFirewall::Firewall",
  service: "networkfirewall",
  scope: "regional",
  title: "Network Firewall firewall",
  fields: z.object({
    vpcId: z
      .string()
      .nullable()
      .describe("DescribeFirewall Firewall.VpcId; null for one attached to a transit gateway"),
    transitGatewayId: z
      .string()
      .nullable()
      .describe("Firewall.TransitGatewayId; null for one with subnets of its own"),
    placements: z
      .array(z.string())
      .describe(
        "Firewall.SubnetMappings[].SubnetId, each in a zone of its own; AvailabilityZoneMappings[].AvailabilityZone where it is attached to a transit gateway",
      ),
    policyArn: z.string().describe("Firewall.FirewallPolicyArn"),
    deleteProtection: z.boolean().describe("Firewall.DeleteProtection; absent: false"),
    placementProtection: z
      .boolean()
      .describe(
        "Firewall.SubnetChangeProtection; AvailabilityZoneChangeProtection where it is attached to a transit gateway; absent: false",
      ),
    kmsKeyId: z
      .string()
      .nullable()
      .describe("Firewall.EncryptionConfiguration.KeyId; null: a key that AWS owns"),
    logs: z
      .array(Log)
      .describe("DescribeLoggingConfiguration LoggingConfiguration.LogDestinationConfigs"),
  }),
  example: {
    type: "AWS::NetworkFirewall::Firewall",
    arn: "arn:aws:network-firewall:us-east-1:123456789012:firewall/edge",
    id: "edge",
    name: "edge",
    account: "123456789012",
    region: "us-east-1",
    vpcId: "vpc-0a1b2c3d4e5f60718",
    transitGatewayId: null,
    placements: ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"],
    policyArn: "arn:aws:network-firewall:us-east-1:123456789012:firewall-policy/edge",
    deleteProtection: true,
    placementProtection: true,
    kmsKeyId: null,
    logs: [
      { kind: "ALERT", destinationType: "S3" },
      { kind: "FLOW", destinationType: "S3" },
    ],
  },
});
