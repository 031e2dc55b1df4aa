import { CreateClusterCommand, RedshiftClient } from "@aws-sdk/client-redshift";
import type { CanaryContext } from "./context.ts";

/** The first password of the admin user. */
export async function plant({ config, secret }: CanaryContext): Promise<void> {
  await new RedshiftClient(config).send(
    new CreateClusterCommand({
      ClusterIdentifier: "canary",
      NodeType: "ra3.large",
      MasterUsername: "warehouse",
      MasterUserPassword: secret("password of a warehouse admin"),
    }),
  );
}
