import {
  type Cluster,
  type ClusterVersionInformation,
  DescribeClusterCommand,
  DescribeClusterVersionsCommand,
  DescribeNodegroupCommand,
  EKSClient,
  ListClustersCommand,
  ListNodegroupsCommand,
} from "@aws-sdk/client-eks";
import type { Resource } from "../../model/resource.ts";
import { EksCluster } from "../../resources/eks-cluster.ts";
import { EksNodegroup } from "../../resources/eks-nodegroup.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { iso } from "../shape.ts";

const SUPPORT = ["standardSupportEndsAt", "extendedSupportEndsAt"];
// Which dates apply hangs on the version.
const DESCRIBED = Object.keys(EksCluster.fields.shape);

const calls = {
  ListClusters: call(
    ListClustersCommand,
    "eks:ListClusters",
    [{ type: EksCluster }, { type: EksNodegroup }],
    { page: ["nextToken", "nextToken"] },
  ),
  DescribeCluster: call(DescribeClusterCommand, "eks:DescribeCluster", {
    type: EksCluster,
    fields: DESCRIBED,
  }),
  DescribeClusterVersions: call(
    DescribeClusterVersionsCommand,
    "eks:DescribeClusterVersions",
    { type: EksCluster, fields: SUPPORT },
    { page: ["nextToken", "nextToken"] },
  ),
  ListNodegroups: call(
    ListNodegroupsCommand,
    "eks:ListNodegroups",
    { type: EksNodegroup },
    // Deleted between the list and the call.
    { none: ["ResourceNotFoundException"], page: ["nextToken", "nextToken"] },
  ),
  DescribeNodegroup: call(
    DescribeNodegroupCommand,
    "eks:DescribeNodegroup",
    { type: EksNodegroup },
    { none: ["ResourceNotFoundException"] },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "eks",
  scope: "regional",
  client: EKSClient,
  calls,
  async *collect(context) {
    const names: string[] = [];
    const listed = context.items("ListClusters", { maxResults: 100 }, (output) => output.clusters);
    for await (const name of listed) names.push(name);
    if (names.length === 0) return;
    if (context.wants(EksCluster)) yield* clusters(context, names);
    if (context.wants(EksNodegroup)) {
      for await (const found of context.each(names, (name) => nodegroups(context, name))) {
        yield* found;
      }
    }
  },
});

async function* clusters(context: Context, names: readonly string[]) {
  const versions = await context.readAll(
    "DescribeClusterVersions",
    { includeAll: true },
    (output) => output.clusterVersions,
  );
  yield* context.each(names, async (name) => {
    const { partition, region, account } = context;
    const arn = `arn:${partition}:eks:${region}:${account}:cluster/${name}`;
    const identity = { arn, id: name, name };
    const cluster = (await context.read("DescribeCluster", { name }, arn))?.cluster;
    if (cluster === undefined) return context.resource(EksCluster, identity);
    if (cluster.status === "DELETING") return undefined;
    return context.resource(EksCluster, {
      ...identity,
      tags: cluster.tags,
      ...described(cluster),
      ...(versions && support(context, arn, cluster.version ?? "", versions)),
    });
  });
}

function described(cluster: Cluster) {
  const { resourcesVpcConfig: network = {}, encryptionConfig = [], logging = {} } = cluster;
  const ofSecrets = encryptionConfig.find(({ resources = [] }) => resources.includes("secrets"));
  const enabled = (logging.clusterLogging ?? []).filter((each) => each.enabled === true);
  return {
    version: cluster.version,
    secretsKeyArn: ofSecrets?.provider?.keyArn ?? null,
    logTypes: enabled.flatMap(({ types = [] }) => types).sort(),
    publicEndpoint: network.endpointPublicAccess,
    publicAccessCidrs: network.publicAccessCidrs ?? [],
    authenticationMode: cluster.accessConfig?.authenticationMode ?? null,
  };
}

/** Until when AWS supports the version; unread where it does not say so. */
function support(
  context: Context,
  arn: string,
  version: string,
  versions: readonly ClusterVersionInformation[],
) {
  const own = versions.find(({ clusterVersion }) => clusterVersion === version);
  const standard = iso(own?.endOfStandardSupportDate);
  const extended = iso(own?.endOfExtendedSupportDate);
  if (standard !== null && extended !== null) {
    return { standardSupportEndsAt: standard, extendedSupportEndsAt: extended };
  }
  const message = `AWS tells no dates of support for version ${version}`;
  for (const field of SUPPORT) {
    const resource = { type: EksCluster, field, arn };
    context.unread("DescribeClusterVersions", resource, "", { name: "NotListed", message });
  }
  return {};
}

async function nodegroups(context: Context, clusterName: string): Promise<Resource[]> {
  const found: Resource[] = [];
  const listed = context.items(
    "ListNodegroups",
    { clusterName, maxResults: 100 },
    (output) => output.nodegroups,
  );
  for await (const nodegroupName of listed) {
    const output = await context.read("DescribeNodegroup", { clusterName, nodegroupName });
    const { nodegroupArn: arn, remoteAccess, status, tags } = output?.nodegroup ?? {};
    if (arn === undefined || status === "DELETING") continue;
    found.push(
      context.resource(EksNodegroup, {
        arn,
        id: `${clusterName}/${nodegroupName}`,
        name: nodegroupName,
        tags,
        cluster: clusterName,
        sshKey: remoteAccess?.ec2SshKey ?? null,
        sshSecurityGroups: remoteAccess?.sourceSecurityGroups ?? [],
      }),
    );
  }
  return found;
}
