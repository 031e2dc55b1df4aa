import {
  CodeBuildClient,
  CreateProjectCommand,
  type CreateProjectInput,
  type EnvironmentVariable,
  type ProjectEnvironment,
} from "@aws-sdk/client-codebuild";
import type { SeedContext } from "./context.ts";

/** A project to be made, faultless where nothing is said. */
export interface ProjectPlan {
  readonly name: string;
  readonly variables?: readonly EnvironmentVariable[];
  readonly environment?: Partial<ProjectEnvironment>;
  readonly settings?: Partial<CreateProjectInput>;
}

/** Makes a project in the home Region. */
export async function makeProject(
  { client }: SeedContext,
  serviceRole: string,
  { name, variables = [], environment, settings }: ProjectPlan,
): Promise<void> {
  await client(CodeBuildClient).send(
    new CreateProjectCommand({
      name,
      source: { type: "GITHUB", location: "https://github.com/example/orders.git" },
      artifacts: { type: "NO_ARTIFACTS" },
      serviceRole,
      environment: {
        type: "LINUX_CONTAINER",
        image: "aws/codebuild/standard:7.0",
        computeType: "BUILD_GENERAL1_SMALL",
        environmentVariables: [...variables],
        ...environment,
      },
      vpcConfig: {
        vpcId: "vpc-0123456789abcdef0",
        subnets: ["subnet-0123456789abcdef0"],
        securityGroupIds: ["sg-0123456789abcdef0"],
      },
      ...settings,
    }),
  );
}
