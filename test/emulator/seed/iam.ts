import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import type { SeedContext } from "./context.ts";

/** The role that seeded functions run as. */
export async function seed({ account, client, good }: SeedContext): Promise<void> {
  await client(IAMClient).send(
    new CreateRoleCommand({
      RoleName: good("role", "function-execution"),
      AssumeRolePolicyDocument: JSON.stringify({
        Version: "2012-10-17",
        Statement: {
          Effect: "Allow",
          Principal: { Service: "lambda.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "aws:SourceAccount": account } },
        },
      }),
    }),
  );
}
