import { CreateConnectionCommand, GlueClient } from "@aws-sdk/client-glue";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, plant }: CanaryContext): Promise<void> {
  await new GlueClient(config).send(
    new CreateConnectionCommand({
      ConnectionInput: {
        Name: "canary",
        Description: plant("connection description"),
        ConnectionType: "JDBC",
        ConnectionProperties: {
          USERNAME: "orders",
          PASSWORD: plant("connection password"),
          JDBC_CONNECTION_URL: `jdbc:mysql://db.internal/orders?user=app&password=${plant("connection URL")}`,
        },
        SparkProperties: { secret: plant("connection Spark property") },
        AthenaProperties: { token: plant("connection Athena property") },
        PythonProperties: { token: plant("connection Python property") },
      },
    }),
  );
}
