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
import { MacieSession } from "../../resources/macie-session.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { highFindings } from "../high-findings.ts";
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
      ...(await openFindings(context, arn)),
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

function openFindings(context: Context, arn: string) {
  return highFindings(
    async (nextToken) => {
      const query = { ...highFindingsOf(context.account), ...(nextToken && { nextToken }) };
      const listed = await context.read("ListFindings", query, arn);
      return listed ? { ids: listed.findingIds ?? [], next: listed.nextToken } : undefined;
    },
    async (findingIds) => {
      const details = await context.read("GetFindings", { findingIds }, arn);
      return details ? (details.findings ?? []).map(openFinding) : undefined;
    },
  );
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
