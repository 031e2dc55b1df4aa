import { CodeBuildClient, CreateProjectCommand } from "@aws-sdk/client-codebuild";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, role, plant }: CanaryContext): Promise<void> {
  await new CodeBuildClient(config).send(
    new CreateProjectCommand({
      name: "canary",
      description: plant("codebuild description"),
      source: {
        type: "GITHUB",
        location: `https://user:${plant("codebuild source URL")}@github.com/example/app.git`,
        buildspec: `version: 0.2\nenv:\n  variables:\n    TOKEN: ${plant("codebuild buildspec")}\n`,
      },
      secondarySources: [
        {
          type: "GITHUB",
          sourceIdentifier: "tools",
          location: `https://user:${plant("codebuild secondary source URL")}@github.com/example/tools.git`,
          buildspec: `version: 0.2\nenv:\n  variables:\n    KEY: ${plant("codebuild secondary buildspec")}\n`,
        },
      ],
      artifacts: { type: "NO_ARTIFACTS" },
      serviceRole: role,
      environment: {
        type: "LINUX_CONTAINER",
        image: "aws/codebuild/standard:7.0",
        computeType: "BUILD_GENERAL1_SMALL",
        environmentVariables: [
          { name: "API_TOKEN", value: plant("codebuild sensitive name"), type: "PLAINTEXT" },
          { name: "COLOUR", value: plant("codebuild harmless name"), type: "PLAINTEXT" },
        ],
      },
    }),
  );
}
