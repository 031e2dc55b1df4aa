import {
  GetAdministratorAccountCommand,
  GetDetectorCommand,
  GetFindingsCommand,
  GuardDutyClient,
  ListDetectorsCommand,
  ListFindingsCommand,
  type Finding,
  type GetDetectorResponse,
} from "@aws-sdk/client-guardduty";
import { compareText } from "../../model/resource.ts";
import { GuardDutyDetector } from "../../resources/guardduty-detector.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";

const FINDINGS = { type: GuardDutyDetector, fields: ["highFindings", "moreHighFindings"] };

const calls = {
  ListDetectors: call(
    ListDetectorsCommand,
    "guardduty:ListDetectors",
    { type: GuardDutyDetector },
    { page: ["NextToken", "NextToken"] },
  ),
  GetDetector: call(GetDetectorCommand, "guardduty:GetDetector", {
    type: GuardDutyDetector,
    fields: ["status", "publishingFrequency", "features"],
  }),
  GetAdministratorAccount: call(
    GetAdministratorAccountCommand,
    "guardduty:GetAdministratorAccount",
    { type: GuardDutyDetector, fields: ["administrator"] },
  ),
  ListFindings: call(ListFindingsCommand, "guardduty:ListFindings", FINDINGS),
  GetFindings: call(GetFindingsCommand, "guardduty:GetFindings", FINDINGS),
};
type Context = CollectContext<typeof calls>;

/** Lowest severity that GuardDuty calls high. */
const HIGH = 7;
const MOST_PAGES = 10;

export default defineCollector({
  service: "guardduty",
  scope: "regional",
  partialRegions: true,
  client: GuardDutyClient,
  calls,
  async *collect(context) {
    const ids = context.items("ListDetectors", {}, (output) => output.DetectorIds);
    yield* context.each(ids, (id) => detector(context, id));
  },
});

async function detector(context: Context, id: string) {
  const { partition, region, account } = context;
  const arn = `arn:${partition}:guardduty:${region}:${account}:detector/${id}`;
  const settings = await context.read("GetDetector", { DetectorId: id }, arn);
  return context.resource(GuardDutyDetector, {
    arn,
    id,
    name: id,
    ...(settings && described(settings)),
    administrator: await administrator(context, id, arn),
    ...(await highFindings(context, id, arn)),
  });
}

function described(settings: GetDetectorResponse) {
  const features = (settings.Features ?? []).map(({ Name, Status }) => ({
    name: Name ?? "",
    status: Status ?? "",
  }));
  return {
    tags: settings.Tags,
    status: settings.Status,
    publishingFrequency: settings.FindingPublishingFrequency,
    features: features.sort((a, b) => compareText(a.name, b.name)),
  };
}

// To accounts that are no member, AWS answers without content.
async function administrator(context: Context, DetectorId: string, arn: string) {
  const output = await context.read("GetAdministratorAccount", { DetectorId }, arn);
  if (!output) return output;
  const { AccountId: id, RelationshipStatus: status } = output.Administrator ?? {};
  return status === "Enabled" ? (id ?? null) : null;
}

async function highFindings(context: Context, DetectorId: string, arn: string) {
  const findings: OpenFinding[] = [];
  let token: string | undefined;
  // One page will do, unless it is full of sample findings, which could hide the real ones.
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = { ...highFindingsOf(context.account), DetectorId };
    const next = token === undefined ? {} : { NextToken: token };
    const listed = await context.read("ListFindings", { ...query, ...next }, arn);
    if (!listed) return {};
    const FindingIds = listed.FindingIds ?? [];
    if (FindingIds.length > 0) {
      const details = await context.read("GetFindings", { DetectorId, FindingIds }, arn);
      if (!details) return {};
      findings.push(...(details.Findings ?? []).map(openFinding));
    }
    token = listed.NextToken || undefined;
    if (token === undefined || findings.some(({ sample }) => !sample)) break;
  }
  return { highFindings: findings.sort(byAge), moreHighFindings: token !== undefined };
}

// An administrator's detector also lists the findings of its members, which their own scans report.
function highFindingsOf(account: string) {
  return {
    FindingCriteria: {
      Criterion: {
        severity: { GreaterThanOrEqual: HIGH },
        "service.archived": { Equals: ["false"] },
        accountId: { Equals: [account] },
      },
    },
    SortCriteria: { AttributeName: "updatedAt", OrderBy: "ASC" as const },
    MaxResults: 50,
  };
}

type OpenFinding = ReturnType<typeof openFinding>;

function openFinding(finding: Finding) {
  return {
    id: finding.Id ?? "",
    type: finding.Type ?? "",
    severity: finding.Severity ?? 0,
    createdAt: finding.CreatedAt ?? "",
    resourceType: finding.Resource?.ResourceType ?? null,
    sample: /"sample"\s*:\s*true/.test(finding.Service?.AdditionalInfo?.Value ?? ""),
  };
}

function byAge(a: OpenFinding, b: OpenFinding): number {
  return compareText(a.createdAt, b.createdAt);
}
