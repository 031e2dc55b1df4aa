import {
  type Cluster,
  GetClusterPolicyCommand,
  KafkaClient,
  ListClustersV2Command,
  type Provisioned,
} from "@aws-sdk/client-kafka";
import { MskCluster } from "../../resources/msk-cluster.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";

const calls = {
  ListClustersV2: call(
    ListClustersV2Command,
    "kafka:ListClustersV2",
    { type: MskCluster },
    { page: ["NextToken", "NextToken"] },
  ),
  GetClusterPolicy: call(
    GetClusterPolicyCommand,
    "kafka:GetClusterPolicy",
    { type: MskCluster, fields: ["policy"] },
    { none: ["NotFoundException"] },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "msk",
  scope: "regional",
  partialRegions: true,
  client: KafkaClient,
  calls,
  async *collect(context) {
    const listed = context.items(
      "ListClustersV2",
      { MaxResults: 100 },
      (output) => output.ClusterInfoList,
    );
    yield* context.each(listed, (cluster) => described(context, cluster));
  },
});

async function described(context: Context, cluster: Cluster) {
  const { ClusterArn: arn = "", ClusterName: name = "", Provisioned: provisioned } = cluster;
  const answer = await context.read("GetClusterPolicy", { ClusterArn: arn }, arn);
  return context.resource(MskCluster, {
    arn,
    id: arn,
    name,
    tags: cluster.Tags,
    clusterType: cluster.ClusterType,
    ...(cluster.ClusterType === "SERVERLESS" ? SERVERLESS : provisioned && settings(provisioned)),
    policy: answer && (answer.Policy || null),
  });
}

/** What MSK settles for serverless clusters: only TLS, and only IAM. */
const SERVERLESS = {
  kmsKeyId: null,
  clientEncryption: "TLS",
  brokerEncryption: true,
  publicAccess: false,
  unauthenticatedAccess: false,
  brokerLogs: [],
};

function settings(provisioned: Provisioned) {
  const { EncryptionAtRest: atRest, EncryptionInTransit: inTransit } =
    provisioned.EncryptionInfo ?? {};
  const access = provisioned.BrokerNodeGroupInfo?.ConnectivityInfo?.PublicAccess?.Type;
  return {
    kmsKeyId: atRest?.DataVolumeKMSKeyId || null,
    clientEncryption: inTransit?.ClientBroker ?? "TLS_PLAINTEXT",
    brokerEncryption: inTransit?.InCluster ?? true,
    publicAccess: access === "SERVICE_PROVIDED_EIPS",
    unauthenticatedAccess: isUnauthenticated(provisioned),
    brokerLogs: Object.entries(provisioned.LoggingInfo?.BrokerLogs ?? {})
      .filter(([, log]) => log?.Enabled === true)
      .map(([kind]) => kind)
      .sort(),
  };
}

function isUnauthenticated({ ClientAuthentication, EncryptionInfo }: Provisioned): boolean {
  const { Unauthenticated, Sasl, Tls } = ClientAuthentication ?? {};
  const others = [Sasl?.Iam?.Enabled, Sasl?.Scram?.Enabled, Tls?.Enabled];
  // Clusters from before the setting was there let anybody in unless clients had to have a certificate.
  const certificates = (Tls?.CertificateAuthorityArnList ?? []).length > 0;
  const allSignIn = others.includes(true) || certificates;
  // Nobody can sign in over the plaintext port.
  const plaintext = EncryptionInfo?.EncryptionInTransit?.ClientBroker?.includes("PLAINTEXT");
  return Unauthenticated?.Enabled ?? (plaintext === true || !allSignIn);
}
