import {
  BatchGetProjectsCommand,
  CodeBuildClient,
  ListProjectsCommand,
  ListSourceCredentialsCommand,
  type Project,
} from "@aws-sdk/client-codebuild";
import type { Resource } from "../../model/resource.ts";
import { CodeBuildProject } from "../../resources/codebuild-project.ts";
import { CodeBuildSourceCredential } from "../../resources/codebuild-source-credential.ts";
import { batchesOf } from "../batches.ts";
import { judgedEnvironment, judgedSources, projectSettings } from "../codebuild-project.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { tagRecord } from "../shape.ts";

// As many as BatchGetProjects takes, and as many as ListProjects gives.
const BATCH = 100;

const calls = {
  ListProjects: call(
    ListProjectsCommand,
    "codebuild:ListProjects",
    { type: CodeBuildProject },
    { page: ["nextToken", "nextToken"] },
  ),
  BatchGetProjects: call(
    BatchGetProjectsCommand,
    "codebuild:BatchGetProjects",
    { type: CodeBuildProject, fields: Object.keys(CodeBuildProject.fields.shape) },
    {
      secrets: [
        "projects[].environment.environmentVariables[].value",
        "projects[].source.location",
        "projects[].source.buildspec",
        "projects[].secondarySources[].location",
        "projects[].secondarySources[].buildspec",
        "projects[].source.buildStatusConfig.targetUrl",
        "projects[].secondarySources[].buildStatusConfig.targetUrl",
        "projects[].badge.badgeRequestUrl",
        "projects[].webhook.secret",
        // Its query is what makes CodeBuild believe the sender.
        "projects[].webhook.payloadUrl",
      ],
    },
  ),
  ListSourceCredentials: call(ListSourceCredentialsCommand, "codebuild:ListSourceCredentials", {
    type: CodeBuildSourceCredential,
  }),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "codebuild",
  scope: "regional",
  client: CodeBuildClient,
  partialRegions: true,
  calls,
  async *collect(context) {
    yield* projects(context);
    yield* sourceCredentials(context);
  },
});

async function* projects(context: Context) {
  const listed = context.pages("ListProjects", {});
  const batches = context.each(listed, ({ projects: names = [] }) => projectsNamed(context, names));
  for await (const batch of batches) yield* batch;
}

async function projectsNamed(context: Context, names: readonly string[]): Promise<Resource[]> {
  const found: Resource[] = [];
  for (const batch of batchesOf(names, BATCH)) {
    // A page is one batch, unless AWS changes its limits.
    const output = await context.read("BatchGetProjects", { names: batch });
    if (output) found.push(...(await Promise.all((output.projects ?? []).map(described))));
    else found.push(...batch.map((name) => context.resource(CodeBuildProject, identity(name))));
  }
  return found;

  async function described(project: Project): Promise<Resource> {
    return context.resource(CodeBuildProject, {
      ...identity(project.name ?? "", project.arn),
      tags: tagRecord(project.tags),
      ...projectSettings(project),
      environment: await judgedEnvironment(project, context.judge),
      sources: await judgedSources(project, context.judge),
    });
  }

  function identity(name: string, arn?: string) {
    const { partition, region, account } = context;
    return {
      arn: arn ?? `arn:${partition}:codebuild:${region}:${account}:project/${name}`,
      id: name,
      name,
    };
  }
}

async function* sourceCredentials(context: Context) {
  const output = await context.read("ListSourceCredentials", {});
  for (const { arn = "", serverType, authType } of output?.sourceCredentialsInfos ?? []) {
    yield context.resource(CodeBuildSourceCredential, {
      arn,
      id: arn,
      name: serverType ?? arn,
      serverType,
      authType,
    });
  }
}
