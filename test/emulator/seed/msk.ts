import {
  CreateClusterCommand,
  type CreateClusterRequest,
  CreateClusterV2Command,
  KafkaClient,
  PutClusterPolicyCommand,
} from "@aws-sdk/client-kafka";
import { KMSClient } from "@aws-sdk/client-kms";
import { FOREIGN_ACCOUNT, HOME_REGION, type SeedContext } from "./context.ts";
import { makeKey } from "./kms-key.ts";

/** Clusters for every rule about MSK. */
export async function seed({ account, bad, good, client }: SeedContext): Promise<void> {
  const key = await makeKey(client(KMSClient), { name: good("key", "of-kafka") });
  const kafka = client(KafkaClient);
  const DataVolumeKMSKeyId = `arn:aws:kms:${HOME_REGION}:${account}:key/${key}`;
  const encryption = (ClientBroker: "TLS" | "TLS_PLAINTEXT" | "PLAINTEXT", InCluster = true) => ({
    EncryptionAtRest: { DataVolumeKMSKeyId },
    EncryptionInTransit: { ClientBroker, InCluster },
  });
  const brokers = (type: string) => ({
    ClientSubnets: ["subnet-0123456789abcdef0"],
    InstanceType: "kafka.m7g.large",
    ConnectivityInfo: { PublicAccess: { Type: type } },
  });
  const make = async (ClusterName: string, settings: Partial<CreateClusterRequest> = {}) => {
    const { ClusterArn = "" } = await kafka.send(
      new CreateClusterCommand({
        KafkaVersion: "3.9.x",
        NumberOfBrokerNodes: 2,
        BrokerNodeGroupInfo: brokers("DISABLED"),
        ClientAuthentication: {
          Sasl: { Iam: { Enabled: true } },
          Unauthenticated: { Enabled: false },
        },
        EncryptionInfo: encryption("TLS"),
        LoggingInfo: {
          BrokerLogs: { CloudWatchLogs: { Enabled: true, LogGroup: "kafka" } },
        },
        ...settings,
        ClusterName,
      }),
    );
    return ClusterArn;
  };
  const share = (ClusterArn: string, AWS: string) => {
    const Action = ["kafka:CreateVpcConnection", "kafka:GetBootstrapBrokers"];
    const statement = { Effect: "Allow", Principal: { AWS }, Action, Resource: ClusterArn };
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    return kafka.send(new PutClusterPolicyCommand({ ClusterArn, Policy }));
  };
  await share(await make(good("kafka")), FOREIGN_ACCOUNT);
  await kafka.send(
    new CreateClusterV2Command({
      ClusterName: good("kafka", "serverless"),
      Serverless: {
        VpcConfigs: [{ SubnetIds: ["subnet-0123456789abcdef0"] }],
        ClientAuthentication: { Sasl: { Iam: { Enabled: true } } },
      },
    }),
  );
  await make(bad("msk-tls-off"), { EncryptionInfo: encryption("TLS", false) });
  await make(bad("msk-plaintext-clients"), { EncryptionInfo: encryption("TLS_PLAINTEXT") });
  await make(bad("msk-unauthenticated"), {
    ClientAuthentication: { Unauthenticated: { Enabled: true } },
  });
  await make(bad("msk-unauthenticated", "nothing-said"), { ClientAuthentication: undefined });
  await make(bad("msk-public"), { BrokerNodeGroupInfo: brokers("SERVICE_PROVIDED_EIPS") });
  await make(bad("msk-logs-off"), { LoggingInfo: undefined });
  await share(await make(bad("msk-policy-public")), "*");
}
