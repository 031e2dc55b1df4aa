import {
  BatchGetProjectsCommand,
  CreateProjectCommand,
  type CreateProjectInput,
  ImportSourceCredentialsCommand,
  ListSourceCredentialsCommand,
  type SourceCredentialsInfo,
} from "@aws-sdk/client-codebuild";
import { ACCOUNT, type Answer, answer } from "../answers.ts";

type Dropped = Pick<
  CreateProjectInput,
  "encryptionKey" | "timeoutInMinutes" | "queuedTimeoutInMinutes"
>;

/** moto has no source credentials (here without the token itself) and forgets a project's key. */
export function codebuildAnswers(): Answer[] {
  const credentials = new Map<string, SourceCredentialsInfo[]>();
  const droppedByArn = new Map<string, Dropped>();

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
      const { project } = await forward();
      const { encryptionKey, timeoutInMinutes = 60, queuedTimeoutInMinutes = 480 } = input;
      const dropped = {
        ...(encryptionKey && { encryptionKey }),
        timeoutInMinutes,
        queuedTimeoutInMinutes,
      };
      droppedByArn.set(project?.arn ?? "", dropped);
      return { project: project && { ...project, ...dropped } };
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
