import { CreateConnectionCommand, CreateJobCommand, GlueClient } from "@aws-sdk/client-glue";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, role, secret }: CanaryContext): Promise<void> {
  const glue = new GlueClient(config);
  await glue.send(
    new CreateJobCommand({
      Name: "canary",
      Role: role,
      Description: secret("job description"),
      Command: { Name: "glueetl", ScriptLocation: "s3://canary/job.py" },
      DefaultArguments: { "--password": secret("job argument") },
      NonOverridableArguments: { "--token": secret("fixed job argument") },
    }),
  );
  await glue.send(
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
