import {
  BatchGetAccountStatusCommand,
  DescribeOrganizationConfigurationCommand,
  GetDelegatedAdminAccountCommand,
  Inspector2Client,
  ListCoverageCommand,
  ListFindingsCommand,
  type AccountState,
  type CoveredResource,
  type Finding,
  type ScanStatusReason,
} from "@aws-sdk/client-inspector2";
import { compareText } from "../../model/resource.ts";
import { InspectorAccountStatus } from "../../resources/inspector-account-status.ts";
import { call, defineCollector, type CollectContext, type PagesEnd } from "../define.ts";
import { iso } from "../shape.ts";

const ofStatus = (...fields: string[]) => ({ type: InspectorAccountStatus, fields });

const calls = {
  BatchGetAccountStatus: call(BatchGetAccountStatusCommand, "inspector2:BatchGetAccountStatus", {
    type: InspectorAccountStatus,
  }),
  GetDelegatedAdminAccount: call(
    GetDelegatedAdminAccountCommand,
    "inspector2:GetDelegatedAdminAccount",
    ofStatus("delegatedAdministrator", "organizationAutoEnable"),
    { none: ["ResourceNotFoundException"] },
  ),
  DescribeOrganizationConfiguration: call(
    DescribeOrganizationConfigurationCommand,
    "inspector2:DescribeOrganizationConfiguration",
    ofStatus("organizationAutoEnable"),
  ),
  ListFindings: call(
    ListFindingsCommand,
    "inspector2:ListFindings",
    ofStatus("criticalFindings", "moreCriticalFindings"),
    // What is told of the resources and of the code holds whatever their owners put there.
    {
      page: ["nextToken", "nextToken"],
      secrets: [
        "findings[].title",
        "findings[].remediation",
        "findings[].codeVulnerabilityDetails",
        "findings[].packageVulnerabilityDetails.vulnerablePackages",
        "findings[].resources[].tags",
        "findings[].resources[].details",
      ],
    },
  ),
  ListCoverage: call(
    ListCoverageCommand,
    "inspector2:ListCoverage",
    ofStatus("coverageGaps", "moreCoverageGaps"),
    { page: ["nextToken", "nextToken"], secrets: ["coveredResources[].resourceMetadata"] },
  ),
};
type Context = CollectContext<typeof calls>;

/** Reasons that somebody can mend; the rest pass by themselves, are wanted, or belong to what is gone. */
const MENDABLE: readonly ScanStatusReason[] = [
  "UNMANAGED_EC2_INSTANCE",
  "NO_INVENTORY",
  "STALE_INVENTORY",
  "UNSUPPORTED_OS",
  "UNSUPPORTED_RUNTIME",
  "ACCESS_DENIED",
  "ACCESS_DENIED_TO_ENCRYPTION_KEY",
  "IMAGE_SIZE_EXCEEDED",
  "AGENTLESS_INSTANCE_STORAGE_LIMIT_EXCEEDED",
  "AGENTLESS_INSTANCE_COLLECTION_TIME_LIMIT_EXCEEDED",
];

export default defineCollector({
  service: "inspector",
  scope: "regional",
  partialRegions: true,
  client: Inspector2Client,
  calls,
  async *collect(context) {
    const { account, partition, region } = context;
    const output = await context.read("BatchGetAccountStatus", { accountIds: [account] });
    if (!output) return;
    const arn = `arn:${partition}:inspector2:${region}:${account}:account-status`;
    const identity = { arn, id: region, name: `Inspector in ${region}` };
    const state = output.accounts?.find(({ accountId }) => accountId === account);
    if (state === undefined) {
      const { errorCode = "NoAnswer", errorMessage = "AWS told no status of the account" } =
        output.failedAccounts?.[0] ?? {};
      const failure = { name: errorCode, message: errorMessage };
      for (const field of Object.keys(InspectorAccountStatus.fields.shape)) {
        const place = { type: InspectorAccountStatus, field, arn };
        context.unread("BatchGetAccountStatus", place, "inspector2:BatchGetAccountStatus", failure);
      }
      yield context.resource(InspectorAccountStatus, identity);
      return;
    }
    yield context.resource(InspectorAccountStatus, {
      ...identity,
      ...statuses(state),
      // Where nothing was ever turned on there is nothing more, and the calls are refused.
      ...(state.state?.status === "ENABLED" ? await details(context, arn) : NOTHING),
    });
  },
});

const NOTHING = {
  delegatedAdministrator: null,
  organizationAutoEnable: null,
  criticalFindings: [],
  moreCriticalFindings: false,
  coverageGaps: [],
  moreCoverageGaps: false,
};

function statuses({ state, resourceState }: AccountState) {
  return {
    status: state?.status,
    ec2: resourceState?.ec2?.status ?? null,
    ecr: resourceState?.ecr?.status ?? null,
    lambda: resourceState?.lambda?.status ?? null,
    lambdaCode: resourceState?.lambdaCode?.status ?? null,
  };
}

async function details(context: Context, arn: string) {
  return {
    ...(await organization(context, arn)),
    ...(await criticalFindings(context, arn)),
    ...(await coverageGaps(context, arn)),
  };
}

async function organization(context: Context, arn: string) {
  const found = await context.read("GetDelegatedAdminAccount", {}, arn);
  if (found === undefined) return {};
  const delegatedAdministrator = found?.delegatedAdmin?.accountId ?? null;
  // Only the delegated administrator may ask.
  if (delegatedAdministrator !== context.account) {
    return { delegatedAdministrator, organizationAutoEnable: null };
  }
  const settings = await context.read("DescribeOrganizationConfiguration", {}, arn);
  return { delegatedAdministrator, organizationAutoEnable: settings && autoEnable(settings) };
}

function autoEnable({ autoEnable: on }: { autoEnable?: Partial<AutoEnable> | undefined }) {
  return {
    ec2: on?.ec2 ?? false,
    ecr: on?.ecr ?? false,
    lambda: on?.lambda ?? false,
    lambdaCode: on?.lambdaCode ?? false,
  };
}

type AutoEnable = Record<"ec2" | "ecr" | "lambda" | "lambdaCode", boolean | undefined>;

// A delegated administrator also sees what its members have, which their own scans report.
const equals = <T extends string>(value: T) => ({ comparison: "EQUALS" as const, value });

async function criticalFindings(context: Context, arn: string) {
  const pages = context.pages(
    "ListFindings",
    {
      filterCriteria: {
        awsAccountId: [equals(context.account)],
        severity: [equals("CRITICAL")],
        findingStatus: [equals("ACTIVE")],
      },
      sortCriteria: { field: "FIRST_OBSERVED_AT", sortOrder: "ASC" },
      maxResults: 100,
    },
    arn,
  );
  const first = await firstOf(pages, ({ findings = [] }) => findings.map(criticalFinding));
  return first ? { criticalFindings: first.items, moreCriticalFindings: first.more } : {};
}

/** The first page that holds something, as pages of filtered lists may be empty; undefined when it was not read. */
async function firstOf<P extends { nextToken?: string | undefined }, T>(
  pages: AsyncGenerator<P, PagesEnd>,
  select: (page: P) => T[],
): Promise<{ items: T[]; more: boolean } | undefined> {
  for (;;) {
    const step = await pages.next();
    if (step.done === true) {
      return step.value === "complete" ? { items: [], more: false } : undefined;
    }
    const items = select(step.value);
    if (items.length > 0) return { items, more: Boolean(step.value.nextToken) };
  }
}

function criticalFinding(finding: Finding) {
  const resource = finding.resources?.[0];
  return {
    arn: finding.findingArn ?? "",
    type: finding.type ?? "",
    vulnerability: finding.packageVulnerabilityDetails?.vulnerabilityId ?? null,
    resourceType: resource?.type ?? "",
    resourceId: resource?.id ?? "",
    firstObservedAt: iso(finding.firstObservedAt) ?? "",
    fixAvailable: finding.fixAvailable ?? null,
    exploitAvailable: finding.exploitAvailable ?? null,
  };
}

async function coverageGaps(context: Context, arn: string) {
  const pages = context.pages(
    "ListCoverage",
    {
      filterCriteria: {
        accountId: [equals(context.account)],
        scanStatusCode: [equals("INACTIVE")],
        scanStatusReason: MENDABLE.map(equals),
      },
      maxResults: 200,
    },
    arn,
  );
  const first = await firstOf(pages, ({ coveredResources = [] }) =>
    coveredResources.map(coverageGap).filter(isMeantToBeScanned).sort(byReason),
  );
  return first ? { coverageGaps: first.items, moreCoverageGaps: first.more } : {};
}

// What else is kept in ECR, such as signatures and charts, has the reason of images of an unknown system.
function isMeantToBeScanned({ resourceType, reason }: CoverageGap): boolean {
  return resourceType !== "AWS_ECR_CONTAINER_IMAGE" || reason !== "UNSUPPORTED_OS";
}

function coverageGap({ resourceType, resourceId, scanType, scanStatus }: CoveredResource) {
  return {
    resourceType: resourceType ?? "",
    resourceId: resourceId ?? "",
    scanType: scanType ?? "",
    reason: scanStatus?.reason ?? "",
  };
}

type CoverageGap = ReturnType<typeof coverageGap>;

function byReason(a: CoverageGap, b: CoverageGap): number {
  return compareText(a.reason, b.reason) || compareText(a.resourceId, b.resourceId);
}
