import { z } from "zod";
import { defineResource } from "./define.ts";

export const EksCluster = defineResource({
  type: "AWS::EKS::Cluster",
  service: "eks",
  scope: "regional",
  title: "EKS cluster",
  fields: z.object({
    version: z.string().describe("DescribeCluster cluster.version: of Kubernetes, as in 1.34"),
    standardSupportEndsAt: z
      .string()
      .describe(
        "DescribeClusterVersions clusterVersions[].endOfStandardSupportDate of the version, ISO 8601",
      ),
    extendedSupportEndsAt: z
      .string()
      .describe("clusterVersions[].endOfExtendedSupportDate, ISO 8601"),
    secretsKeyArn: z
      .string()
      .nullable()
      .describe(
        "cluster.encryptionConfig[].provider.keyArn of the one whose resources hold secrets; null: AWS owns the key from version 1.28 on, before that there is none",
      ),
    logTypes: z
      .array(z.string())
      .describe(
        "cluster.logging.clusterLogging[].types that are enabled: api, audit, authenticator, controllerManager, scheduler; sorted",
      ),
    publicEndpoint: z.boolean().describe("cluster.resourcesVpcConfig.endpointPublicAccess"),
    publicAccessCidrs: z
      .array(z.string())
      .describe("cluster.resourcesVpcConfig.publicAccessCidrs: who reaches the public endpoint"),
    authenticationMode: z
      .string()
      .nullable()
      .describe(
        "cluster.accessConfig.authenticationMode: CONFIG_MAP, API_AND_CONFIG_MAP or API; null when not sent",
      ),
  }),
  example: {
    type: "AWS::EKS::Cluster",
    arn: "arn:aws:eks:us-east-1:123456789012:cluster/orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    version: "1.34",
    standardSupportEndsAt: "2026-12-02T00:00:00.000Z",
    extendedSupportEndsAt: "2027-12-02T00:00:00.000Z",
    secretsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    logTypes: ["api", "audit", "authenticator"],
    publicEndpoint: false,
    publicAccessCidrs: [],
    authenticationMode: "API",
  },
});
