import {
  DescribeOrganizationConfigurationCommand,
  GetAdministratorAccountCommand,
  GetDetectorCommand,
  GetFilterCommand,
  GetFindingsCommand,
  GuardDutyClient,
  ListDetectorsCommand,
  ListFiltersCommand,
  ListFindingsCommand,
  ListMembersCommand,
  ListPublishingDestinationsCommand,
  type GetDetectorResponse,
} from "@aws-sdk/client-guardduty";
import { compareText } from "../../model/resource.ts";
import { GuardDutyDetector } from "../../resources/guardduty-detector.ts";
import { GuardDutyFilter } from "../../resources/guardduty-filter.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { filterCriteria } from "../guardduty-filter.ts";
import { highFindingsOf, openFinding } from "../guardduty-findings.ts";
import { highFindings } from "../high-findings.ts";

const FINDINGS = { type: GuardDutyDetector, fields: ["highFindings", "moreHighFindings"] };

// What is asked of the others hangs on the first.
const ORGANIZATION = [
  "administrator",
  "destinations",
  "membersNotEnabled",
  "organizationAutoEnable",
];

const calls = {
  ListDetectors: call(
    ListDetectorsCommand,
    "guardduty:ListDetectors",
    [{ type: GuardDutyDetector }, { type: GuardDutyFilter }],
    { page: ["NextToken", "NextToken"] },
  ),
  GetDetector: call(GetDetectorCommand, "guardduty:GetDetector", {
    type: GuardDutyDetector,
    fields: ["status", "publishingFrequency", "features", "runtimeAgents"],
  }),
  GetAdministratorAccount: call(
    GetAdministratorAccountCommand,
    "guardduty:GetAdministratorAccount",
    { type: GuardDutyDetector, fields: ORGANIZATION },
  ),
  ListPublishingDestinations: call(
    ListPublishingDestinationsCommand,
    "guardduty:ListPublishingDestinations",
    { type: GuardDutyDetector, fields: ["destinations"] },
    { page: ["NextToken", "NextToken"] },
  ),
  ListMembers: call(
    ListMembersCommand,
    "guardduty:ListMembers",
    { type: GuardDutyDetector, fields: ["membersNotEnabled"] },
    { page: ["NextToken", "NextToken"], secrets: ["members[].email"] },
  ),
  DescribeOrganizationConfiguration: call(
    DescribeOrganizationConfigurationCommand,
    "guardduty:DescribeOrganizationConfiguration",
    { type: GuardDutyDetector, fields: ["organizationAutoEnable"] },
    // The answer to accounts that are no delegated administrator; a denied call has another name.
    { none: ["BadRequestException"] },
  ),
  ListFilters: call(
    ListFiltersCommand,
    "guardduty:ListFilters",
    { type: GuardDutyFilter },
    { page: ["NextToken", "NextToken"] },
  ),
  GetFilter: call(GetFilterCommand, "guardduty:GetFilter", {
    type: GuardDutyFilter,
    fields: ["action", "criteria"],
  }),
  ListFindings: call(ListFindingsCommand, "guardduty:ListFindings", FINDINGS),
  GetFindings: call(GetFindingsCommand, "guardduty:GetFindings", FINDINGS, {
    // Command lines, tags, names and addresses of whatever the finding is about.
    secrets: [
      "findings[].title",
      "findings[].resource.*",
      "findings[].service.action",
      "findings[].service.additionalInfo.value{sample}",
      "findings[].service.detection",
      "findings[].service.ebsVolumeScanDetails",
      "findings[].service.evidence",
      "findings[].service.malwareScanDetails",
      "findings[].service.runtimeDetails",
    ],
  }),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "guardduty",
  scope: "regional",
  partialRegions: true,
  client: GuardDutyClient,
  calls,
  async *collect(context) {
    for await (const id of context.items("ListDetectors", {}, (output) => output.DetectorIds)) {
      if (context.wants(GuardDutyDetector)) yield await detector(context, id);
      yield* filters(context, id);
    }
  },
});

async function detector(context: Context, id: string) {
  const arn = detectorArn(context, id);
  const settings = await context.read("GetDetector", { DetectorId: id }, arn);
  return context.resource(GuardDutyDetector, {
    arn,
    id,
    name: id,
    ...(settings && described(settings)),
    ...(await organization(context, id, arn)),
    ...(await openFindings(context, id, arn)),
  });
}

function detectorArn({ partition, region, account }: Context, id: string): string {
  return `arn:${partition}:guardduty:${region}:${account}:detector/${id}`;
}

function described(settings: GetDetectorResponse) {
  const { Features: features = [] } = settings;
  const runtime = features.find(({ Name }) => Name === "RUNTIME_MONITORING");
  return {
    tags: settings.Tags,
    status: settings.Status,
    publishingFrequency: settings.FindingPublishingFrequency,
    features: statuses(features),
    runtimeAgents: statuses(runtime?.AdditionalConfiguration ?? []),
  };
}

function statuses(features: readonly { Name?: string | undefined; Status?: string | undefined }[]) {
  return features
    .map(({ Name: name = "", Status: status = "" }) => ({ name, status }))
    .sort((a, b) => compareText(a.name, b.name));
}

async function organization(context: Context, DetectorId: string, arn: string) {
  const administratorId = await administrator(context, DetectorId, arn);
  if (administratorId === undefined) return {};
  // What a member may not set, its administrator does; nobody manages others and is managed.
  if (administratorId !== null) {
    return {
      administrator: administratorId,
      destinations: null,
      membersNotEnabled: [],
      organizationAutoEnable: null,
    };
  }
  const input = { DetectorId };
  const destinations = await context.readAll(
    "ListPublishingDestinations",
    input,
    (output) => output.Destinations,
    arn,
  );
  const members = await context.readAll(
    "ListMembers",
    { ...input, OnlyAssociated: "false" },
    (output) => output.Members,
    arn,
  );
  const settings = await context.read("DescribeOrganizationConfiguration", input, arn);
  return {
    administrator: administratorId,
    destinations: destinations?.map(({ DestinationId: id = "", Status: status = "" }) => ({
      id,
      status,
    })),
    membersNotEnabled: members
      ?.map(({ AccountId: account = "", RelationshipStatus: status = "" }) => ({ account, status }))
      .filter(({ status }) => status !== "Enabled")
      .sort((a, b) => compareText(a.account, b.account)),
    organizationAutoEnable:
      settings && (settings.AutoEnableOrganizationMembers ?? legacy(settings)),
  };
}

/** What was said before there were three choices. */
function legacy({ AutoEnable }: { AutoEnable?: boolean | undefined }): "NEW" | "NONE" {
  return AutoEnable === true ? "NEW" : "NONE";
}

async function* filters(context: Context, DetectorId: string) {
  const names = context.items("ListFilters", { DetectorId }, (output) => output.FilterNames);
  yield* context.each(names, async (FilterName) => {
    const arn = `${detectorArn(context, DetectorId)}/filter/${FilterName}`;
    const filter = await context.read("GetFilter", { DetectorId, FilterName }, arn);
    return context.resource(GuardDutyFilter, {
      arn,
      id: FilterName,
      name: FilterName,
      detector: DetectorId,
      ...(filter && {
        tags: filter.Tags,
        action: filter.Action,
        criteria: filterCriteria(filter.FindingCriteria?.Criterion),
      }),
    });
  });
}

// To accounts that are no member, AWS answers without content.
async function administrator(context: Context, DetectorId: string, arn: string) {
  const output = await context.read("GetAdministratorAccount", { DetectorId }, arn);
  if (output === undefined) return undefined;
  const { AccountId: id, RelationshipStatus: status } = output?.Administrator ?? {};
  return status === "Enabled" ? (id ?? null) : null;
}

function openFindings(context: Context, DetectorId: string, arn: string) {
  return highFindings(
    async (token) => {
      const query = { ...highFindingsOf(context.account), DetectorId };
      const next = token === undefined ? {} : { NextToken: token };
      const listed = await context.read("ListFindings", { ...query, ...next }, arn);
      return listed ? { ids: listed.FindingIds ?? [], next: listed.NextToken } : undefined;
    },
    async (FindingIds) => {
      const details = await context.read("GetFindings", { DetectorId, FindingIds }, arn);
      return details ? (details.Findings ?? []).map(openFinding) : undefined;
    },
  );
}
