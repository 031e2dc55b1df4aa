import {
  GetAdministratorAccountCommand,
  GetAutomatedDiscoveryConfigurationCommand,
  GetClassificationExportConfigurationCommand,
  GetFindingsCommand,
  GetMacieSessionCommand,
  ListFindingsCommand,
  Macie2Client,
  type Finding,
} from "@aws-sdk/client-macie2";
import { compareText } from "../../model/resource.ts";
import { MacieSession } from "../../resources/macie-session.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { iso } from "../shape.ts";

const FINDINGS = { type: MacieSession, fields: ["highFindings", "moreHighFindings"] };

const calls = {
  GetMacieSession: call(
    GetMacieSessionCommand,
    "macie2:GetMacieSession",
    { type: MacieSession },
    // Macie refuses the call where it is off; a caller who lacks the permission is told so in other words.
    { none: [{ name: "AccessDeniedException", message: /^Macie is not enabled\b/ }] },
  ),
  GetAdministratorAccount: call(
    GetAdministratorAccountCommand,
    "macie2:GetAdministratorAccount",
    // Whether discovery is asked for hangs on it.
    { type: MacieSession, fields: ["administrator", "automatedDiscovery"] },
    { none: ["ResourceNotFoundException"] },
  ),
  GetAutomatedDiscoveryConfiguration: call(
    GetAutomatedDiscoveryConfigurationCommand,
    "macie2:GetAutomatedDiscoveryConfiguration",
    { type: MacieSession, fields: ["automatedDiscovery"] },
  ),
  GetClassificationExportConfiguration: call(
    GetClassificationExportConfigurationCommand,
    "macie2:GetClassificationExportConfiguration",
    { type: MacieSession, fields: ["resultsBucket"] },
    {
      none: ["ResourceNotFoundException"],
      secrets: ["configuration.s3Destination.keyPrefix"],
    },
  ),
  ListFindings: call(ListFindingsCommand, "macie2:ListFindings", FINDINGS),
  GetFindings: call(GetFindingsCommand, "macie2:GetFindings", FINDINGS, {
    // What was found where, the names of objects, and who did what.
    secrets: [
      "findings[].title",
      "findings[].classificationDetails",
      "findings[].policyDetails",
      "findings[].resourcesAffected.s3Object",
      "findings[].resourcesAffected.s3Bucket.tags",
    ],
  }),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "macie",
  scope: "regional",
  partialRegions: true,
  client: Macie2Client,
  calls,
  async *collect(context) {
    const session = await context.read("GetMacieSession", {});
    if (!session) return;
    const { account, partition, region } = context;
    const arn = `arn:${partition}:macie2:${region}:${account}:session`;
    const exported = await context.read("GetClassificationExportConfiguration", {}, arn);
    yield context.resource(MacieSession, {
      arn,
      id: region,
      name: `Macie in ${region}`,
      status: session.status,
      ...(await administration(context, arn)),
      resultsBucket: exported && (exported.configuration?.s3Destination?.bucketName ?? null),
      ...(await highFindings(context, arn)),
    });
  },
});

async function administration(context: Context, arn: string) {
  const output = await context.read("GetAdministratorAccount", {}, arn);
  if (output === undefined) return {};
  const { accountId = null, relationshipStatus } = output?.administrator ?? {};
  const administrator = relationshipStatus === "Enabled" ? accountId : null;
  // Members may not ask.
  if (administrator !== null) return { administrator, automatedDiscovery: null };
  const discovery = await context.read("GetAutomatedDiscoveryConfiguration", {}, arn);
  return { administrator, automatedDiscovery: discovery?.status };
}

const MOST_PAGES = 10;

async function highFindings(context: Context, arn: string) {
  const findings: ReturnType<typeof openFinding>[] = [];
  let nextToken: string | undefined;
  // The oldest ones stand on the first page, unless it is full of sample findings, which could hide the real ones.
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = { ...highFindingsOf(context.account), ...(nextToken && { nextToken }) };
    const listed = await context.read("ListFindings", query, arn);
    if (!listed) return {};
    const findingIds = listed.findingIds ?? [];
    if (findingIds.length > 0) {
      const details = await context.read("GetFindings", { findingIds }, arn);
      if (!details) return {};
      findings.push(...(details.findings ?? []).map(openFinding));
    }
    nextToken = listed.nextToken || undefined;
    if (nextToken === undefined || findings.some(({ sample }) => !sample)) break;
  }
  return {
    highFindings: findings.sort((a, b) => compareText(a.createdAt, b.createdAt)),
    moreHighFindings: nextToken !== undefined,
  };
}

// An administrator also sees the findings of its members, which their own scans report.
function highFindingsOf(account: string) {
  return {
    findingCriteria: {
      criterion: {
        "severity.description": { eq: ["High"] },
        archived: { eq: ["false"] },
        accountId: { eq: [account] },
      },
    },
    sortCriteria: { attributeName: "createdAt", orderBy: "ASC" as const },
    maxResults: 50,
  };
}

function openFinding(finding: Finding) {
  return {
    id: finding.id ?? "",
    type: finding.type ?? "",
    createdAt: iso(finding.createdAt) ?? "",
    bucket: finding.resourcesAffected?.s3Bucket?.arn ?? null,
    sample: finding.sample ?? false,
  };
}
