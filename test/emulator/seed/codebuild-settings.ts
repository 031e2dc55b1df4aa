import {
  CodeBuildClient,
  CreateWebhookCommand,
  type CreateWebhookInput,
  UpdateProjectVisibilityCommand,
  type WebhookFilter,
} from "@aws-sdk/client-codebuild";
import { madeUp } from "../../secrets/made-up.ts";
import { makeProject, type ProjectPlan } from "./codebuild-project.ts";
import { HOME_REGION, type SeedContext } from "./context.ts";
import { makeServiceRole } from "./service-role.ts";

const BUCKET = "orders-build-output";

/** Projects with and without faults in what they build, keep and show. */
export async function seed(context: SeedContext): Promise<void> {
  const role = `arn:aws:iam::${context.account}:role/good-role--build`;
  for (const plan of plans(context)) await makeProject(context, role, plan);
  await seedPublicBuilds(context, role);
  await seedWebhooks(context, role);
  const statement = { Effect: "Allow", Action: "*", Resource: "*" };
  const admin = await makeServiceRole(context, "build-administrator", "codebuild", statement);
  await makeProject(context, admin, { name: context.bad("codebuild-role-admin") });
}

function plans({ account, bad, good }: SeedContext): readonly ProjectPlan[] {
  const password = madeUp("base62", 20, 951);
  const noVpc = { vpcConfig: {} };
  const fleetArn = `arn:aws:codebuild:${HOME_REGION}:${account}:fleet/builders:11111111-2222-3333-4444-555555555555`;
  return [
    {
      name: bad("codebuild-source-url-credentials"),
      settings: {
        source: {
          type: "BITBUCKET",
          location: `https://builder:${password}@bitbucket.org/example/orders.git`,
        },
      },
    },
    {
      name: bad("codebuild-source-url-credentials", "secondary"),
      settings: {
        secondarySources: [
          {
            type: "GITHUB",
            location: `https://ghp_${madeUp("base62", 36, 952)}@github.com/example/tools.git`,
            sourceIdentifier: "tools",
          },
        ],
      },
    },
    {
      name: good("project", "source-url-with-user"),
      settings: {
        source: { type: "BITBUCKET", location: "https://builder@bitbucket.org/example/orders.git" },
      },
    },
    { name: bad("codebuild-privileged"), environment: { privilegedMode: true } },
    {
      name: bad("codebuild-artifacts-unencrypted"),
      settings: { artifacts: { type: "S3", location: BUCKET, encryptionDisabled: true } },
    },
    {
      name: bad("codebuild-artifacts-unencrypted", "secondary"),
      settings: {
        secondaryArtifacts: [
          { type: "S3", location: BUCKET, encryptionDisabled: true, artifactIdentifier: "report" },
        ],
      },
    },
    {
      name: good("project", "artifacts"),
      settings: { artifacts: { type: "S3", location: BUCKET, encryptionDisabled: false } },
    },
    {
      name: bad("codebuild-logs-off"),
      settings: {
        logsConfig: { cloudWatchLogs: { status: "DISABLED" }, s3Logs: { status: "DISABLED" } },
      },
    },
    {
      name: bad("codebuild-logs-unencrypted"),
      settings: {
        logsConfig: { s3Logs: { status: "ENABLED", location: BUCKET, encryptionDisabled: true } },
      },
    },
    {
      name: good("project", "logs-in-s3"),
      settings: {
        logsConfig: {
          cloudWatchLogs: { status: "DISABLED" },
          s3Logs: { status: "ENABLED", location: BUCKET, encryptionDisabled: false },
        },
      },
    },
    { name: bad("codebuild-no-vpc"), settings: noVpc },
    { name: good("project", "fleet"), environment: { fleet: { fleetArn } }, settings: noVpc },
    {
      name: good("project", "lambda"),
      environment: { type: "LINUX_LAMBDA_CONTAINER", computeType: "BUILD_LAMBDA_1GB" },
      settings: noVpc,
    },
  ];
}

async function seedPublicBuilds(context: SeedContext, role: string): Promise<void> {
  const name = context.bad("codebuild-public-builds");
  await makeProject(context, role, { name });
  await context.client(CodeBuildClient).send(
    new UpdateProjectVisibilityCommand({
      projectArn: `arn:aws:codebuild:${HOME_REGION}:${context.account}:project/${name}`,
      projectVisibility: "PUBLIC_READ",
    }),
  );
}

async function seedWebhooks(context: SeedContext, role: string): Promise<void> {
  const { bad, good } = context;
  const event = (pattern: string): WebhookFilter => ({ type: "EVENT", pattern });
  const pulls = event("PULL_REQUEST_CREATED, PULL_REQUEST_UPDATED");
  const actors = (pattern: string): WebhookFilter => ({ type: "ACTOR_ACCOUNT_ID", pattern });
  const webhooks: Record<string, Omit<CreateWebhookInput, "projectName">> = {
    [bad("codebuild-webhook-unfiltered")]: {},
    [bad("codebuild-webhook-unfiltered", "by-branch")]: {
      filterGroups: [[pulls, { type: "BASE_REF", pattern: "^refs/heads/main$" }]],
    },
    [bad("codebuild-webhook-unfiltered", "part-of-an-id")]: {
      filterGroups: [[pulls, actors("1234567|7654321")]],
    },
    [good("project", "webhook-pushes")]: { filterGroups: [[event("PUSH")]] },
    [good("project", "webhook-actors")]: {
      filterGroups: [[pulls, actors("^(1234567|7654321)$")], [event("PUSH")]],
    },
    [good("project", "webhook-approval")]: {
      pullRequestBuildPolicy: {
        requiresCommentApproval: "FORK_PULL_REQUESTS",
        approverRoles: ["GITHUB_WRITE", "GITHUB_MAINTAIN", "GITHUB_ADMIN"],
      },
    },
  };
  for (const [name, webhook] of Object.entries(webhooks)) {
    await makeProject(context, role, { name });
    await context
      .client(CodeBuildClient)
      .send(new CreateWebhookCommand({ projectName: name, ...webhook }));
  }
}
