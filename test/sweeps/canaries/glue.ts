import { CreateConnectionCommand, GlueClient } from "@aws-sdk/client-glue";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, secret }: CanaryContext): Promise<void> {
  await new GlueClient(config).send(
    new CreateConnectionCommand({
      ConnectionInput: {
        Name: "canary",
        Description: secret("connection description"),
        ConnectionType: "JDBC",
        ConnectionProperties: {
          USERNAME: "orders",
          PASSWORD: secret("connection password"),
          JDBC_CONNECTION_URL: `jdbc:mysql://db.internal/orders?user=app&password=${secret("connection URL")}`,
        },
        SparkProperties: { secret: secret("connection Spark property") },
        AthenaProperties: { token: secret("connection Athena property") },
        PythonProperties: { token: secret("connection Python property") },
      },
    }),
  );
}
