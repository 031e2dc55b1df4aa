import {
  CodeBuildClient,
  type EnvironmentVariable,
  ImportSourceCredentialsCommand,
  type ImportSourceCredentialsInput,
} from "@aws-sdk/client-codebuild";
import { madeUp } from "../../secrets/made-up.ts";
import { makeProject } from "./codebuild-project.ts";
import { HOME_REGION, OTHER_REGION, type SeedContext } from "./context.ts";
import { makeServiceRole } from "./service-role.ts";

const STAGE: EnvironmentVariable = { name: "STAGE", value: "production", type: "PLAINTEXT" };

/** Projects with and without secrets in their environment, and logins to source providers. */
export async function seed(context: SeedContext): Promise<void> {
  const serviceRole = await makeServiceRole(context, context.good("role", "build"), "codebuild");
  for (const [name, variables] of projects(context)) {
    await makeProject(context, serviceRole, { name, variables });
  }
  await seedSourceCredentials(context);
}

function projects({
  bad,
  good,
}: SeedContext): readonly [name: string, variables: readonly EnvironmentVariable[]][] {
  return [
    [
      bad("codebuild-env-plaintext-secret"),
      [STAGE, { name: "DB_PASSWORD", value: madeUp("base62", 16, 911), type: "PLAINTEXT" }],
    ],
    [
      bad("codebuild-env-plaintext-secret", "without-type"),
      [{ name: "REGISTRY", value: `https://ci:${madeUp("base62", 16, 912)}@npm.internal/` }],
    ],
    [
      good("project", "references"),
      [
        { name: "DB_PASSWORD", value: "orders/database:password", type: "SECRETS_MANAGER" },
        { name: "API_TOKEN", value: "/orders/api-token", type: "PARAMETER_STORE" },
      ],
    ],
    [good("project", "harmless"), [STAGE]],
    [good("project", "without-variables"), []],
  ];
}

/** A login has no name of its own: the stored ones are in one Region, the sound one in another. */
async function seedSourceCredentials({ account, client }: SeedContext): Promise<void> {
  const stored: ImportSourceCredentialsInput[] = [
    { serverType: "GITHUB", authType: "PERSONAL_ACCESS_TOKEN", token: madeUp("base62", 36, 921) },
    {
      serverType: "BITBUCKET",
      authType: "BASIC_AUTH",
      username: "builder",
      token: madeUp("base62", 20, 922),
    },
  ];
  for (const login of stored) {
    await client(CodeBuildClient).send(new ImportSourceCredentialsCommand(login));
  }
  await client(CodeBuildClient, OTHER_REGION).send(
    new ImportSourceCredentialsCommand({
      serverType: "GITHUB",
      authType: "CODECONNECTIONS",
      token: `arn:aws:codeconnections:${HOME_REGION}:${account}:connection/11111111-2222-3333-4444-555555555555`,
    }),
  );
}
