import {
  ArchiveFindingsCommand,
  CreateDetectorCommand,
  CreateSampleFindingsCommand,
  type Condition,
  type DetectorFeatureConfigurationResult,
  type Finding,
  GetDetectorCommand,
  GetFindingsCommand,
  ListFindingsCommand,
  UpdateFindingsFeedbackCommand,
} from "@aws-sdk/client-guardduty";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import { daysAgo } from "./naming.ts";
import { page } from "./paging.ts";

/** Kinds of finding that GuardDuty rates high. */
const HIGH = /^(Backdoor|CryptoCurrency|Trojan|Exfiltration|AttackSequence):/;

/** Data sources that every detector reads and that GetDetector lists among its features. */
const FOUNDATION = ["CLOUD_TRAIL", "DNS_LOGS", "FLOW_LOGS"] as const;

/**
 * moto has no findings: these live in the emulator. CreateSampleFindings makes them, three days
 * old, of high severity where GuardDuty rates the type high, and not marked as samples. Features of
 * detectors are listed as AWS lists them, and their tags are told, which moto keeps to itself.
 * The comment of a feedback shows wherever a finding can hold free text.
 */
export function guarddutyAnswers(): Answer[] {
  const findings = new Map<string, Finding[]>();
  const ofDetector = (region: string, id: string | undefined): Finding[] =>
    findings.get(`${region}/${id}`) ?? [];

  const detectors = new Map<string, { Tags?: Record<string, string> | undefined }>();

  return [
    answer(CreateDetectorCommand, async ({ input, region, forward }) => {
      const { DetectorId } = await forward();
      detectors.set(`${region}/${DetectorId}`, { Tags: input.Tags });
      return { DetectorId };
    }),
    answer(GetDetectorCommand, async ({ input, region, forward }) => {
      const detector = await forward();
      const foundation = FOUNDATION.map((Name): DetectorFeatureConfigurationResult => ({
        Name,
        Status: "ENABLED",
      }));
      return {
        ...detector,
        ...detectors.get(`${region}/${input.DetectorId}`),
        Features: [...foundation, ...(detector.Features ?? [])],
      };
    }),
    answer(CreateSampleFindingsCommand, ({ input, region }) => {
      const { DetectorId, FindingTypes = [] } = input;
      const present = ofDetector(region, DetectorId);
      const at = daysAgo(3).toISOString();
      const made = FindingTypes.map((Type, index): Finding => {
        const Id = String(present.length + index + 1).padStart(32, "0");
        return {
          AccountId: ACCOUNT,
          Arn: `arn:aws:guardduty:${region}:${ACCOUNT}:detector/${DetectorId}/finding/${Id}`,
          CreatedAt: at,
          Description: `${Type} was observed.`,
          Id,
          Partition: "aws",
          Region: region,
          Resource: { ResourceType: "Instance" },
          SchemaVersion: "2.0",
          Service: { Archived: false, Count: 1, DetectorId, ServiceName: "guardduty" },
          Severity: HIGH.test(Type) ? 8 : 2,
          Title: Type,
          Type,
          UpdatedAt: at,
        };
      });
      findings.set(`${region}/${DetectorId}`, [...present, ...made]);
      return {};
    }),
    answer(ArchiveFindingsCommand, ({ input, region }) => {
      for (const finding of ofDetector(region, input.DetectorId)) {
        if (input.FindingIds?.includes(finding.Id ?? "") && finding.Service) {
          finding.Service.Archived = true;
        }
      }
      return {};
    }),
    answer(UpdateFindingsFeedbackCommand, ({ input, region }) => {
      for (const finding of ofDetector(region, input.DetectorId)) {
        if (!input.FindingIds?.includes(finding.Id ?? "")) continue;
        const text = input.Comments ?? "";
        finding.Title = text;
        finding.Resource = {
          ResourceType: "Instance",
          InstanceDetails: { Tags: [{ Key: "comment", Value: text }] },
        };
        finding.Service = {
          ...finding.Service,
          AdditionalInfo: { Type: "default", Value: JSON.stringify({ comment: text }) },
          RuntimeDetails: { Context: { CommandLineExample: text } },
        };
      }
      return {};
    }),
    answer(ListFindingsCommand, ({ input, region }) => {
      const criteria = Object.entries(input.FindingCriteria?.Criterion ?? {});
      const found = ofDetector(region, input.DetectorId).filter((finding) =>
        criteria.every(([field, condition]) => satisfies(finding, field, condition)),
      );
      const { items, next } = page(found, input.MaxResults ?? 50, input.NextToken || undefined);
      return { FindingIds: items.map(({ Id }) => Id ?? ""), NextToken: next ?? "" };
    }),
    answer(GetFindingsCommand, ({ input, region }) => ({
      Findings: ofDetector(region, input.DetectorId).filter(({ Id }) =>
        input.FindingIds?.includes(Id ?? ""),
      ),
    })),
  ];
}

function satisfies(finding: Finding, field: string, condition: Condition): boolean {
  const values: Readonly<Record<string, unknown>> = {
    severity: finding.Severity,
    type: finding.Type,
    id: finding.Id,
    accountId: finding.AccountId,
    updatedAt: Date.parse(finding.UpdatedAt ?? ""),
    "service.archived": finding.Service?.Archived,
  };
  if (!(field in values)) throw new Error(`the emulator does not filter findings by ${field}`);
  const value = values[field];
  const { Equals, Eq = Equals, NotEquals, Neq = NotEquals } = condition;
  const { GreaterThan, Gt = GreaterThan, GreaterThanOrEqual, Gte = GreaterThanOrEqual } = condition;
  const { LessThan, Lt = LessThan, LessThanOrEqual, Lte = LessThanOrEqual } = condition;
  return (
    (Eq?.includes(String(value)) ?? true) &&
    !(Neq?.includes(String(value)) ?? false) &&
    Number(value) > (Gt ?? -Infinity) &&
    Number(value) >= (Gte ?? -Infinity) &&
    Number(value) < (Lt ?? Infinity) &&
    Number(value) <= (Lte ?? Infinity)
  );
}
