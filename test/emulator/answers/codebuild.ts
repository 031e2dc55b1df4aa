import {
  BatchGetProjectsCommand,
  CreateProjectCommand,
  CreateWebhookCommand,
  ImportSourceCredentialsCommand,
  ListSourceCredentialsCommand,
  type Project,
  type SourceCredentialsInfo,
  UpdateProjectVisibilityCommand,
} from "@aws-sdk/client-codebuild";
import { ACCOUNT, type Answer, answer } from "../answers.ts";

const KNOWN_ENVIRONMENT = {
  type: "LINUX_CONTAINER",
  computeType: "BUILD_GENERAL1_SMALL",
} as const;

/**
 * moto has no source credentials (here without the token itself), no webhooks and no visibility, and forgets a
 * project's key, timeouts and secondary sources and artifacts. It refuses environments of Lambda.
 */
export function codebuildAnswers(): Answer[] {
  const credentials = new Map<string, SourceCredentialsInfo[]>();
  const droppedByArn = new Map<string, Partial<Project>>();
  const keep = (arn: string, more: Partial<Project>): void => {
    droppedByArn.set(arn, { ...droppedByArn.get(arn), ...more });
  };

  return [
    answer(ImportSourceCredentialsCommand, ({ input, region }) => {
      const { serverType, authType } = input;
      const host = serverType?.toLowerCase().replaceAll("_", "-");
      const arn = `arn:aws:codebuild:${region}:${ACCOUNT}:token/${host}`;
      const others = (credentials.get(region) ?? []).filter((each) => each.arn !== arn);
      credentials.set(region, [...others, { arn, serverType, authType }]);
      return { arn };
    }),
    answer(CreateProjectCommand, async ({ input, forward }) => {
      const { encryptionKey, environment, secondaryArtifacts, secondarySources } = input;
      const known = environment && { ...environment, ...KNOWN_ENVIRONMENT };
      const { project } = await forward({ ...input, environment: known });
      const { timeoutInMinutes = 60, queuedTimeoutInMinutes = 480 } = input;
      keep(project?.arn ?? "", {
        ...(encryptionKey && { encryptionKey }),
        ...(environment && { environment }),
        ...(secondaryArtifacts && { secondaryArtifacts }),
        ...(secondarySources && { secondarySources }),
        projectVisibility: "PRIVATE",
        timeoutInMinutes,
        queuedTimeoutInMinutes,
      });
      return { project: project && { ...project, ...droppedByArn.get(project.arn ?? "") } };
    }),
    answer(CreateWebhookCommand, ({ input, region }) => {
      const { projectName = "", filterGroups, pullRequestBuildPolicy } = input;
      const webhook = {
        url: "https://api.github.com/repos/example/orders/hooks/123456789",
        payloadUrl: `https://codebuild.${region}.amazonaws.com/webhooks?t=made-up`,
        ...(filterGroups && { filterGroups }),
        ...(pullRequestBuildPolicy && { pullRequestBuildPolicy }),
        buildType: "BUILD",
        status: "ACTIVE",
        lastModifiedSecret: new Date(),
      } as const;
      keep(`arn:aws:codebuild:${region}:${ACCOUNT}:project/${projectName}`, { webhook });
      return { webhook };
    }),
    answer(UpdateProjectVisibilityCommand, ({ input }) => {
      const { projectArn = "", projectVisibility } = input;
      keep(projectArn, { projectVisibility });
      return { projectArn, projectVisibility };
    }),
    answer(BatchGetProjectsCommand, async ({ forward }) => {
      const { projects = [], ...rest } = await forward();
      const whole = projects.map((each) => ({ ...each, ...droppedByArn.get(each.arn ?? "") }));
      return { ...rest, projects: whole };
    }),
    answer(ListSourceCredentialsCommand, ({ region }) => ({
      sourceCredentialsInfos: credentials.get(region) ?? [],
    })),
  ];
}
