import { CreateJobCommand, GlueClient } from "@aws-sdk/client-glue";
import { madeUp } from "../../secrets/made-up.ts";
import type { SeedContext } from "./context.ts";
import { makeServiceRole } from "./service-role.ts";

/** Jobs with and without a secret among their arguments. */
export async function seed(context: SeedContext): Promise<void> {
  const { bad, good, client } = context;
  const Role = await makeServiceRole(context, "orders-etl", "glue");
  const make = (Name: string, DefaultArguments: Record<string, string>) =>
    client(GlueClient).send(
      new CreateJobCommand({
        Name,
        Role,
        Command: { Name: "glueetl", ScriptLocation: "s3://orders-etl/load.py" },
        DefaultArguments,
      }),
    );
  await make(bad("glue-job-argument-secret"), { "--db_password": madeUp("base62", 16, 997) });
  await make(good("glue-job"), {
    "--stage": "production",
    "--db_secret": "arn:aws:secretsmanager:us-east-1:123456789012:secret:orders-AbCdEf",
  });
}
