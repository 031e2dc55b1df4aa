import {
  type Cluster,
  CreateClusterCommand,
  CreateClusterV2Command,
  GetClusterPolicyCommand,
  ListClustersV2Command,
  PutClusterPolicyCommand,
} from "@aws-sdk/client-kafka";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import { ServiceError } from "../errors.ts";

/**
 * moto writes the times of clusters as no client can read them, and answers with an empty policy where AWS finds none:
 * clusters and their policies live in the emulator.
 */
export function mskAnswers(): Answer[] {
  const regions = new Map<string, Cluster[]>();
  const policies = new Map<string, string>();
  const add = (region: string, kind: string, cluster: Cluster) => {
    const present = regions.get(region) ?? [];
    const number = String(present.length + 1).padStart(12, "0");
    const path = `${cluster.ClusterName}/00000000-0000-4000-8000-${number}-1`;
    const ClusterArn = `arn:aws:kafka:${region}:${ACCOUNT}:${kind}/${path}`;
    const state = { ClusterArn, State: "ACTIVE", CreationTime: new Date() } as const;
    regions.set(region, [...present, { ...cluster, ...state }]);
    return { ClusterArn, ClusterName: cluster.ClusterName, State: "CREATING" as const };
  };
  return [
    answer(CreateClusterCommand, ({ input, region }) => {
      const { ClusterName, Tags, KafkaVersion, ConfigurationInfo: _, ...settings } = input;
      return add(region, "cluster", {
        ClusterName,
        Tags,
        ClusterType: "PROVISIONED",
        Provisioned: {
          BrokerNodeGroupInfo: settings.BrokerNodeGroupInfo,
          NumberOfBrokerNodes: settings.NumberOfBrokerNodes,
          ClientAuthentication: settings.ClientAuthentication,
          EncryptionInfo: settings.EncryptionInfo,
          LoggingInfo: settings.LoggingInfo,
          CurrentBrokerSoftwareInfo: { KafkaVersion },
        },
      });
    }),
    answer(CreateClusterV2Command, ({ input: { ClusterName, Tags, Serverless }, region }) => {
      if (Serverless === undefined) throw new Error("the emulator makes serverless clusters here");
      const cluster: Cluster = { ClusterName, Tags, ClusterType: "SERVERLESS", Serverless };
      return { ...add(region, "cluster", cluster), ClusterType: "SERVERLESS" as const };
    }),
    answer(ListClustersV2Command, ({ region }) => ({ ClusterInfoList: regions.get(region) ?? [] })),
    answer(PutClusterPolicyCommand, ({ input: { ClusterArn = "", Policy = "" } }) => {
      policies.set(ClusterArn, Policy);
      return { CurrentVersion: "1" };
    }),
    answer(GetClusterPolicyCommand, ({ input: { ClusterArn = "" } }) => {
      const Policy = policies.get(ClusterArn);
      if (Policy === undefined) {
        throw new ServiceError("NotFoundException", "The cluster has no policy.", 404);
      }
      return { CurrentVersion: "1", Policy };
    }),
  ];
}
