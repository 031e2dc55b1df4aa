import {
  GetDetectorCommand,
  GetFindingsCommand,
  GuardDutyClient,
  ListDetectorsCommand,
  ListFindingsCommand,
  type Finding,
  type GetDetectorResponse,
} from "@aws-sdk/client-guardduty";
import { GuardDutyDetector } from "../../resources/guardduty-detector.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";

const FINDINGS = {
  type: GuardDutyDetector,
  fields: ["highFindings", "moreHighFindings"],
};

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
  ListFindings: call(ListFindingsCommand, "guardduty:ListFindings", FINDINGS),
  GetFindings: call(GetFindingsCommand, "guardduty:GetFindings", {
    type: GuardDutyDetector,
    fields: ["highFindings"],
  }),
};
type Context = CollectContext<typeof calls>;

/** Lowest severity that GuardDuty calls high. */
const HIGH = 7;

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
    features: features.sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

// An administrator's detector also lists the findings of its members, which their own scans report.
async function highFindings(context: Context, id: string, arn: string) {
  const listed = await context.read(
    "ListFindings",
    {
      DetectorId: id,
      FindingCriteria: {
        Criterion: {
          severity: { GreaterThanOrEqual: HIGH },
          "service.archived": { Equals: ["false"] },
          accountId: { Equals: [context.account] },
        },
      },
      SortCriteria: { AttributeName: "updatedAt", OrderBy: "ASC" },
      MaxResults: 50,
    },
    arn,
  );
  if (!listed) return {};
  const ids = listed.FindingIds ?? [];
  const found =
    ids.length === 0
      ? { Findings: [] }
      : await context.read("GetFindings", { DetectorId: id, FindingIds: ids }, arn);
  return {
    moreHighFindings: (listed.NextToken ?? "") !== "",
    highFindings: found?.Findings?.map(openFinding).sort(byAge),
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
  return a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0;
}
