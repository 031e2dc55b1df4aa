import {
  CreateClusterCommand,
  type CreateClusterCommandInput,
  DAXClient,
} from "@aws-sdk/client-dax";
import type { SeedContext } from "./context.ts";

/** DAX clusters for every rule about them. */
export async function seed({ account, bad, good, client }: SeedContext): Promise<void> {
  const dax = client(DAXClient);
  const make = (ClusterName: string, settings: Partial<CreateClusterCommandInput> = {}) =>
    dax.send(
      new CreateClusterCommand({
        ClusterName,
        NodeType: "dax.t3.small",
        ReplicationFactor: 1,
        IamRoleArn: `arn:aws:iam::${account}:role/dax`,
        SSESpecification: { Enabled: true },
        ClusterEndpointEncryptionType: "TLS",
        ...settings,
      }),
    );
  await make(good("dax"));
  await make(bad("dax-unencrypted"), { SSESpecification: { Enabled: false } });
  await make(bad("dax-tls-off"), { ClusterEndpointEncryptionType: "NONE" });
}
