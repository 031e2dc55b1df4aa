import { CreateClusterCommand, DAXClient } from "@aws-sdk/client-dax";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, role, secret }: CanaryContext): Promise<void> {
  await new DAXClient(config).send(
    new CreateClusterCommand({
      ClusterName: "canary",
      NodeType: "dax.t3.small",
      ReplicationFactor: 1,
      IamRoleArn: role,
      Description: secret("DAX cluster description"),
    }),
  );
}
