import { z } from "zod";
import { defineResource } from "./define.ts";
import { JudgedText, JudgedVariable } from "./judged-variable.ts";

const BuildVariable = JudgedVariable.extend({
  type: z
    .string()
    .describe(
      "environmentVariables[].type: PLAINTEXT (also when absent), PARAMETER_STORE, SECRETS_MANAGER",
    ),
});

const Source = z.object({
  identifier: z
    .string()
    .nullable()
    .describe("secondarySources[].sourceIdentifier; null: the primary source"),
  type: z.string().describe("source.type: GITHUB, BITBUCKET, CODECOMMIT, S3, NO_SOURCE, …"),
  location: JudgedText.describe("source.location, judged"),
});

const Artifact = z.object({
  identifier: z
    .string()
    .nullable()
    .describe("secondaryArtifacts[].artifactIdentifier; null: the primary artifacts"),
  type: z.string().describe("artifacts.type: S3, CODEPIPELINE, NO_ARTIFACTS"),
  encryptionDisabled: z.boolean().describe("artifacts.encryptionDisabled; false when absent"),
});

const Logs = z.object({
  cloudWatch: z
    .boolean()
    .describe("logsConfig.cloudWatchLogs.status is ENABLED, as it is when nothing is said"),
  s3: z.boolean().describe("logsConfig.s3Logs.status is ENABLED"),
  s3EncryptionDisabled: z
    .boolean()
    .describe("logsConfig.s3Logs.encryptionDisabled; false when absent"),
});

const WebhookFilter = z.object({
  type: z.string().describe("filterGroups[][].type: EVENT, ACTOR_ACCOUNT_ID, HEAD_REF, …"),
  pattern: z.string().describe("Events, separated by commas; a regular expression for other types"),
  excludeMatchedPattern: z.boolean().describe("The filter lets through what does not match"),
});

const Webhook = z.object({
  active: z
    .boolean()
    .describe("webhook.status is ACTIVE, as it is for webhooks without a status of their own"),
  filterGroups: z
    .array(z.array(WebhookFilter))
    .describe("filterGroups: a build starts when all filters of one group let the event through"),
  commentApproval: z
    .string()
    .describe(
      "pullRequestBuildPolicy.requiresCommentApproval: ALL_PULL_REQUESTS, FORK_PULL_REQUESTS, or DISABLED as without a policy",
    ),
  approverRoles: z
    .array(z.string())
    .describe(
      "pullRequestBuildPolicy.approverRoles: whose pull requests are built without approval",
    ),
});

export const CodeBuildProject = defineResource({
  type: "AWS::CodeBuild::Project",
  service: "codebuild",
  scope: "regional",
  title: "CodeBuild project",
  fields: z.object({
    environment: z
      .array(BuildVariable)
      .describe(
        "BatchGetProjects projects[].environment.environmentVariables, judged; sorted by name",
      ),
    environmentType: z
      .string()
      .describe("projects[].environment.type: LINUX_CONTAINER, LINUX_LAMBDA_CONTAINER, …"),
    privileged: z.boolean().describe("projects[].environment.privilegedMode; false when absent"),
    fleet: z
      .string()
      .nullable()
      .describe("projects[].environment.fleet.fleetArn: reserved machines; null: none"),
    serviceRole: z
      .string()
      .nullable()
      .describe("projects[].serviceRole: ARN of the role that builds act as; null: none"),
    sources: z.array(Source).describe("projects[].source, then secondarySources"),
    artifacts: z.array(Artifact).describe("projects[].artifacts, then secondaryArtifacts"),
    encryptionKey: z
      .string()
      .nullable()
      .describe(
        "projects[].encryptionKey: key of artifacts and logs, by ARN or alias; null: the AWS managed key of S3",
      ),
    logs: Logs.describe("projects[].logsConfig"),
    visibility: z
      .string()
      .describe("projects[].projectVisibility: PUBLIC_READ, or PRIVATE as when absent"),
    webhook: Webhook.nullable().describe("projects[].webhook; null: none"),
    vpcId: z.string().nullable().describe("projects[].vpcConfig.vpcId; null: none"),
    securityGroups: z.array(z.string()).describe("projects[].vpcConfig.securityGroupIds"),
  }),
  example: {
    type: "AWS::CodeBuild::Project",
    arn: "arn:aws:codebuild:us-east-1:123456789012:project/orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    environment: [
      { name: "STAGE", type: "PLAINTEXT", secret: null, sensitiveName: false, form: "plain" },
    ],
    environmentType: "LINUX_CONTAINER",
    privileged: false,
    fleet: null,
    serviceRole: "arn:aws:iam::123456789012:role/orders-build",
    sources: [
      {
        identifier: null,
        type: "GITHUB",
        location: { secret: null, sensitiveName: false, form: "plain" },
      },
    ],
    artifacts: [{ identifier: null, type: "S3", encryptionDisabled: false }],
    encryptionKey: null,
    logs: { cloudWatch: true, s3: false, s3EncryptionDisabled: false },
    visibility: "PRIVATE",
    webhook: null,
    vpcId: "vpc-0123456789abcdef0",
    securityGroups: ["sg-0123456789abcdef0"],
  },
});
