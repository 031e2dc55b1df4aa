import type {
  Project,
  ProjectArtifacts,
  ProjectSource,
  Webhook,
  WebhookFilter,
} from "@aws-sdk/client-codebuild";
import type { Judge } from "./define.ts";
import { judgeVariables } from "./judge-variables.ts";
import { ownKey } from "./own-key.ts";

/** The fields of a project that are kept as AWS sends them, or as they are when it does not. */
export function projectSettings(project: Project) {
  const { environment, logsConfig, serviceRole, projectVisibility, vpcConfig } = project;
  return {
    environmentType: environment?.type ?? "",
    privileged: environment?.privilegedMode === true,
    fleet: environment?.fleet?.fleetArn || null,
    serviceRole: serviceRole || null,
    artifacts: artifacts(project),
    encryptionKey: ownKey(project.encryptionKey),
    logs: {
      cloudWatch: logsConfig?.cloudWatchLogs?.status !== "DISABLED",
      s3: logsConfig?.s3Logs?.status === "ENABLED",
      s3EncryptionDisabled: logsConfig?.s3Logs?.encryptionDisabled === true,
    },
    visibility: projectVisibility ?? "PRIVATE",
    webhook: project.webhook === undefined ? null : webhook(project.webhook),
    vpcId: vpcConfig?.vpcId || null,
    securityGroups: vpcConfig?.securityGroupIds ?? [],
  };
}

/** The plaintext variables judged; of the others the value is the name of a parameter or secret. */
export function judgedEnvironment({ environment: settings }: Project, judge: Judge) {
  const variables = (settings?.environmentVariables ?? []).map(
    ({ name = "", value = "", type = "PLAINTEXT" }) => ({ name, value, type }),
  );
  return judgeVariables(variables, async ({ name, value, type }) => {
    if (type === "PLAINTEXT") return judge(name, value);
    return { ...(await judge(name, "")), form: "reference" };
  });
}

/** Every source, its location judged because it may be a URL with a password or a token. */
export function judgedSources({ source, secondarySources = [] }: Project, judge: Judge) {
  const all: (readonly [string | null, ProjectSource | undefined])[] = [
    [null, source],
    ...secondarySources.map((each) => [each.sourceIdentifier ?? "", each] as const),
  ];
  return Promise.all(
    all.map(async ([identifier, each]) => ({
      identifier,
      type: each?.type ?? "NO_SOURCE",
      location: await judge("location", each?.location ?? ""),
    })),
  );
}

function artifacts({ artifacts: primary, secondaryArtifacts = [] }: Project) {
  const shaped = (identifier: string | null, each: ProjectArtifacts | undefined) => ({
    identifier,
    type: each?.type ?? "NO_ARTIFACTS",
    encryptionDisabled: each?.encryptionDisabled === true,
  });
  return [
    shaped(null, primary),
    ...secondaryArtifacts.map((each) => shaped(each.artifactIdentifier ?? "", each)),
  ];
}

function webhook({ status, filterGroups = [], pullRequestBuildPolicy: policy }: Webhook) {
  return {
    active: status === undefined || status === "ACTIVE",
    filterGroups: filterGroups.map((group) => group.map(webhookFilter)),
    commentApproval: policy?.requiresCommentApproval ?? "DISABLED",
    approverRoles: policy?.approverRoles ?? [],
  };
}

function webhookFilter({ type, pattern, excludeMatchedPattern }: WebhookFilter) {
  return {
    type: type ?? "",
    pattern: pattern ?? "",
    excludeMatchedPattern: excludeMatchedPattern === true,
  };
}
