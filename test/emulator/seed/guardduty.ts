import {
  ArchiveFindingsCommand,
  CreateDetectorCommand,
  CreateSampleFindingsCommand,
  type DetectorFeature,
  type FindingPublishingFrequency,
  GuardDutyClient,
  ListFindingsCommand,
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

interface Plan {
  readonly enable?: boolean;
  readonly off?: DetectorFeature;
  readonly frequency?: FindingPublishingFrequency;
}

/**
 * AWS allows one detector in each Region; the emulator takes several, one for each fault.
 * One Region has a suspended detector and most have none; where findings are routed is in eventbridge.ts.
 */
export async function seed({ bad, good, client }: SeedContext): Promise<void> {
  const home = client(GuardDutyClient);
  const create = async (name: string, plan: Plan = {}, guardduty = home) => {
    const { enable = true, off, frequency = "FIFTEEN_MINUTES" } = plan;
    const { DetectorId } = await guardduty.send(
      new CreateDetectorCommand({
        Enable: enable,
        FindingPublishingFrequency: frequency,
        Tags: { Name: name },
        Features: FEATURES.map((Name) => ({ Name, Status: Name === off ? "DISABLED" : "ENABLED" })),
      }),
    );
    return DetectorId;
  };
  const find = (DetectorId: string | undefined, FindingTypes: string[]) =>
    home.send(new CreateSampleFindingsCommand({ DetectorId, FindingTypes }));

  for (const feature of FEATURES) await create(bad(RULE_BY_FEATURE[feature]), { off: feature });
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
}
