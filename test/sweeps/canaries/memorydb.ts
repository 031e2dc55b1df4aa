import { CreateClusterCommand, MemoryDBClient } from "@aws-sdk/client-memorydb";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, secret }: CanaryContext): Promise<void> {
  await new MemoryDBClient(config).send(
    new CreateClusterCommand({
      ClusterName: "canary",
      NodeType: "db.t4g.small",
      ACLName: "open-access",
      Description: secret("MemoryDB cluster description"),
    }),
  );
}
