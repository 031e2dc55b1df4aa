import {
  ArchiveFindingsCommand,
  CreateDetectorCommand,
  CreateFilterCommand,
  CreateMembersCommand,
  CreatePublishingDestinationCommand,
  CreateSampleFindingsCommand,
  type DetectorFeature,
  type FeatureAdditionalConfiguration,
  type FindingPublishingFrequency,
  GuardDutyClient,
  ListFindingsCommand,
  StopMonitoringMembersCommand,
  UpdateOrganizationConfigurationCommand,
} from "@aws-sdk/client-guardduty";
import type { SeedContext } from "./context.ts";

const RULE_BY_FEATURE = {
  S3_DATA_EVENTS: "guardduty-feature-off-s3",
  EKS_AUDIT_LOGS: "guardduty-feature-off-eks-audit",
  RUNTIME_MONITORING: "guardduty-feature-off-runtime",
  EBS_MALWARE_PROTECTION: "guardduty-feature-off-malware-ec2",
  RDS_LOGIN_EVENTS: "guardduty-feature-off-rds",
  LAMBDA_NETWORK_LOGS: "guardduty-feature-off-lambda",
  AI_PROTECTION: "guardduty-feature-off-ai",
} as const satisfies Partial<Record<DetectorFeature, string>>;
const FEATURES = Object.keys(RULE_BY_FEATURE) as (keyof typeof RULE_BY_FEATURE)[];

const RULE_BY_AGENT = {
  EC2_AGENT_MANAGEMENT: "guardduty-runtime-agent-off-ec2",
  ECS_FARGATE_AGENT_MANAGEMENT: "guardduty-runtime-agent-off-ecs-fargate",
  EKS_ADDON_MANAGEMENT: "guardduty-runtime-agent-off-eks",
} as const satisfies Partial<Record<FeatureAdditionalConfiguration, string>>;
const AGENTS = Object.keys(RULE_BY_AGENT) as (keyof typeof RULE_BY_AGENT)[];

interface Plan {
  readonly enable?: boolean;
  readonly off?: DetectorFeature;
  readonly agentOff?: FeatureAdditionalConfiguration;
  readonly exports?: boolean;
  readonly frequency?: FindingPublishingFrequency;
}

/**
 * AWS allows one detector in each Region; the emulator takes several, one for each fault.
 * One Region has a suspended detector and most have none; where findings are routed is in eventbridge.ts.
 */
export async function seed({ bad, good, client }: SeedContext): Promise<void> {
  const home = client(GuardDutyClient);
  const create = async (name: string, plan: Plan = {}, guardduty = home) => {
    const { enable = true, off, agentOff, frequency = "FIFTEEN_MINUTES" } = plan;
    const status = (isOff: boolean) => (isOff ? "DISABLED" : "ENABLED");
    const agents = AGENTS.map((Name) => ({ Name, Status: status(Name === agentOff) }) as const);
    const { DetectorId } = await guardduty.send(
      new CreateDetectorCommand({
        Enable: enable,
        FindingPublishingFrequency: frequency,
        Tags: { Name: name },
        Features: FEATURES.map((Name) => ({
          Name,
          Status: status(Name === off),
          ...(Name === "RUNTIME_MONITORING" && { AdditionalConfiguration: agents }),
        })),
      }),
    );
    if (plan.exports !== false) await guardduty.send(exportOf(DetectorId));
    return DetectorId;
  };
  const find = (DetectorId: string | undefined, FindingTypes: string[]) =>
    home.send(new CreateSampleFindingsCommand({ DetectorId, FindingTypes }));

  for (const feature of FEATURES) await create(bad(RULE_BY_FEATURE[feature]), { off: feature });
  for (const agent of AGENTS) await create(bad(RULE_BY_AGENT[agent]), { agentOff: agent });
  await create(bad("guardduty-no-export"), { exports: false });
  await create(bad("guardduty-publishing-slow"), { frequency: "SIX_HOURS" });
  const attacked = await create(bad("guardduty-high-findings-open"));
  await find(attacked, ["Backdoor:EC2/C&CActivity.B!DNS", "Trojan:EC2/BlackholeTraffic"]);

  const quiet = await create(good("detector"));
  await find(quiet, ["Backdoor:EC2/C&CActivity.B!DNS"]);
  const { FindingIds } = await home.send(new ListFindingsCommand({ DetectorId: quiet }));
  await home.send(new ArchiveFindingsCommand({ DetectorId: quiet, FindingIds }));
  await find(quiet, ["Recon:EC2/PortProbeUnprotectedPort"]);

  await create(good("detector", "eu-west-1"), {}, client(GuardDutyClient, "eu-west-1"));
  const unrouted = client(GuardDutyClient, "eu-central-1");
  await create(bad("guardduty-findings-not-routed"), {}, unrouted);
  const far = client(GuardDutyClient, "ap-southeast-2");
  await create(good("detector", "suspended"), { enable: false, frequency: "SIX_HOURS" }, far);

  await filters(home, quiet, { bad, good });
  await members(home, await create(bad("guardduty-member-off")), { stopped: true });
  await members(home, quiet, { stopped: false });
  await autoEnable(home, await create(bad("guardduty-org-auto-enable-off")), "NONE");
  await autoEnable(home, quiet, "ALL");
}

function exportOf(DetectorId: string | undefined): CreatePublishingDestinationCommand {
  return new CreatePublishingDestinationCommand({
    DetectorId,
    DestinationType: "S3",
    DestinationProperties: { DestinationArn: "arn:aws:s3:::security-findings" },
  });
}

async function filters(
  guardduty: GuardDutyClient,
  DetectorId: string | undefined,
  { bad, good }: Pick<SeedContext, "bad" | "good">,
): Promise<void> {
  const scanner = {
    type: { Equals: ["Recon:EC2/Portscan"] },
    "resource.instanceDetails.tags.value": { Equals: ["port-scanner"] },
  };
  const plans = {
    [bad("guardduty-filter-hides-high")]: { severity: { GreaterThanOrEqual: 4 } },
    [good("filter", "scanner")]: scanner,
    [good("filter", "low")]: { severity: { LessThan: 4 } },
  };
  for (const [Name, Criterion] of Object.entries(plans)) {
    await guardduty.send(
      new CreateFilterCommand({
        DetectorId,
        Name,
        Action: "ARCHIVE",
        Rank: 1,
        FindingCriteria: { Criterion },
      }),
    );
  }
}

async function members(
  guardduty: GuardDutyClient,
  DetectorId: string | undefined,
  { stopped }: { stopped: boolean },
): Promise<void> {
  const AccountId = "111122223333";
  const AccountDetails = [{ AccountId, Email: "orders@example.com" }];
  await guardduty.send(new CreateMembersCommand({ DetectorId, AccountDetails }));
  if (!stopped) return;
  const AccountIds = [AccountId];
  await guardduty.send(new StopMonitoringMembersCommand({ DetectorId, AccountIds }));
}

async function autoEnable(
  guardduty: GuardDutyClient,
  DetectorId: string | undefined,
  AutoEnableOrganizationMembers: "ALL" | "NONE",
): Promise<void> {
  await guardduty.send(
    new UpdateOrganizationConfigurationCommand({ DetectorId, AutoEnableOrganizationMembers }),
  );
}
