import { CodeBuildClient, CreateProjectCommand } from "@aws-sdk/client-codebuild";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, role, secret }: CanaryContext): Promise<void> {
  await new CodeBuildClient(config).send(
    new CreateProjectCommand({
      name: "canary",
      description: secret("codebuild description"),
      source: {
        type: "GITHUB",
        location: `https://user:${secret("codebuild source URL")}@github.com/example/app.git`,
        buildspec: `version: 0.2\nenv:\n  variables:\n    TOKEN: ${secret("codebuild buildspec")}\n`,
      },
      secondarySources: [
        {
          type: "GITHUB",
          sourceIdentifier: "tools",
          location: `https://user:${secret("codebuild secondary source URL")}@github.com/example/tools.git`,
          buildspec: `version: 0.2\nenv:\n  variables:\n    KEY: ${secret("codebuild secondary buildspec")}\n`,
        },
      ],
      artifacts: { type: "NO_ARTIFACTS" },
      serviceRole: role,
      environment: {
        type: "LINUX_CONTAINER",
        image: "aws/codebuild/standard:7.0",
        computeType: "BUILD_GENERAL1_SMALL",
        environmentVariables: [
          { name: "API_TOKEN", value: secret("codebuild sensitive name"), type: "PLAINTEXT" },
          { name: "COLOUR", value: secret("codebuild harmless name"), type: "PLAINTEXT" },
        ],
      },
    }),
  );
}
