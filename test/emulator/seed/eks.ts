import {
  CreateClusterCommand,
  type CreateClusterCommandInput,
  CreateNodegroupCommand,
  EKSClient,
} from "@aws-sdk/client-eks";
import { KMSClient } from "@aws-sdk/client-kms";
import { HOME_REGION, type SeedContext } from "./context.ts";
import { makeKey } from "./kms-key.ts";
import { makeServiceRole } from "./service-role.ts";

/** Clusters and node groups for every rule about EKS. */
export async function seed(context: SeedContext): Promise<void> {
  const { account, bad, good, client } = context;
  const key = await makeKey(client(KMSClient), { name: good("key", "of-clusters") });
  const roleArn = await makeServiceRole(context, "eks-cluster", "eks");
  const eks = client(EKSClient);
  const subnetIds = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"];
  const keyArn = `arn:aws:kms:${HOME_REGION}:${account}:key/${key}`;
  const make = (name: string, settings: Partial<CreateClusterCommandInput> = {}) =>
    eks.send(
      new CreateClusterCommand({
        name,
        roleArn,
        version: "1.36",
        resourcesVpcConfig: {
          subnetIds,
          endpointPrivateAccess: true,
          endpointPublicAccess: false,
        },
        encryptionConfig: [{ resources: ["secrets"], provider: { keyArn } }],
        logging: { clusterLogging: [{ types: ["audit", "authenticator"], enabled: true }] },
        accessConfig: { authenticationMode: "API" },
        ...settings,
      }),
    );
  const nodes = (clusterName: string, nodegroupName: string, sourceSecurityGroups: string[]) =>
    eks.send(
      new CreateNodegroupCommand({
        clusterName,
        nodegroupName,
        nodeRole: roleArn,
        subnets: subnetIds,
        remoteAccess: { ec2SshKey: "ops", sourceSecurityGroups },
      }),
    );

  await make(good("cluster"));
  await make(bad("eks-secrets-unencrypted"), { encryptionConfig: [], version: "1.27" });
  await make(bad("eks-secrets-aws-owned-key"), { encryptionConfig: [] });
  await make(bad("eks-audit-log-off"), {
    logging: { clusterLogging: [{ types: ["api"], enabled: true }] },
  });
  const network = { subnetIds, endpointPublicAccess: true };
  await make(bad("eks-endpoint-public"), { resourcesVpcConfig: network });
  await make(good("cluster", "for-an-office"), {
    resourcesVpcConfig: { ...network, publicAccessCidrs: ["203.0.113.0/24"] },
  });
  await make(bad("eks-version-old"), { version: "1.32" });
  await make(bad("eks-authentication-config-map"), {
    accessConfig: { authenticationMode: "CONFIG_MAP" },
  });
  const cluster = good("cluster", "with-nodes");
  await make(cluster);
  await nodes(cluster, bad("eks-nodegroup-ssh-open"), []);
  await nodes(cluster, good("nodegroup"), ["sg-0123456789abcdef0"]);
}
