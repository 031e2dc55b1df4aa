import {
  AccessAnalyzerClient,
  ListAnalyzersCommand,
  ListFindingsCommand,
  type FindingSummary,
} from "@aws-sdk/client-accessanalyzer";
import { compareText } from "../../model/resource.ts";
import { AccessAnalyzer } from "../../resources/access-analyzer.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";

const FINDINGS = [
  "activeFindingCount",
  "publicFindingCount",
  "moreFindings",
  "activeFindings",
] as const;

const calls = {
  ListAnalyzers: call(
    ListAnalyzersCommand,
    "access-analyzer:ListAnalyzers",
    { type: AccessAnalyzer },
    { page: ["nextToken", "nextToken"] },
  ),
  // The second version of the operation does not tell which findings are public.
  ListFindings: call(
    ListFindingsCommand,
    "access-analyzer:ListFindings",
    { type: AccessAnalyzer, fields: FINDINGS },
    {
      page: ["nextToken", "nextToken"],
      // Conditions of policies, external ids among them.
      secrets: ["findings[].condition.*"],
    },
  ),
};
type Context = CollectContext<typeof calls>;

const OF_OUTSIDE_ACCESS = new Set(["ACCOUNT", "ORGANIZATION"]);
const PAGE = 100;
const MOST_PAGES = 5;
const MOST_KEPT = 50;

export default defineCollector({
  service: "accessanalyzer",
  scope: "regional",
  partialRegions: true,
  client: AccessAnalyzerClient,
  calls,
  async *collect(context) {
    const listed = context.items("ListAnalyzers", {}, (output) => output.analyzers);
    yield* context.each(listed, async ({ arn = "", name = "", ...analyzer }) =>
      context.resource(AccessAnalyzer, {
        arn,
        id: name,
        name,
        tags: analyzer.tags,
        analyzerType: analyzer.type,
        status: analyzer.status,
        statusReason: analyzer.statusReason?.code ?? null,
        ...(OF_OUTSIDE_ACCESS.has(analyzer.type ?? "")
          ? await activeFindings(context, arn)
          : Object.fromEntries(FINDINGS.map((field) => [field, null]))),
      }),
    );
  },
});

async function activeFindings(context: Context, arn: string) {
  const query = { analyzerArn: arn, filter: { status: { eq: ["ACTIVE"] } }, maxResults: PAGE };
  const pages = context.pages("ListFindings", query, arn);
  const found: ActiveFinding[] = [];
  for (let read = 1; ; read += 1) {
    const page = await pages.next();
    if (page.done === true) return page.value === "complete" ? counted(found, false) : {};
    found.push(
      ...(page.value.findings ?? []).filter((each) => each.error === undefined).map(shape),
    );
    // Where all so far only tell of an error, those behind decide whether there is one.
    if (read >= MOST_PAGES && found.length > 0 && page.value.nextToken) return counted(found, true);
  }
}

function counted(findings: ActiveFinding[], moreFindings: boolean) {
  return {
    activeFindingCount: findings.length,
    publicFindingCount: findings.filter((finding) => finding.public).length,
    moreFindings,
    activeFindings: findings.sort(publicFirst).slice(0, MOST_KEPT),
  };
}

type ActiveFinding = ReturnType<typeof shape>;

function shape(finding: FindingSummary) {
  return {
    id: finding.id ?? "",
    resource: finding.resource ?? "",
    resourceType: finding.resourceType ?? "",
    resourceAccount: finding.resourceOwnerAccount ?? "",
    public: finding.isPublic ?? false,
    principals: Object.values(finding.principal ?? {}).sort(compareText),
  };
}

function publicFirst(a: ActiveFinding, b: ActiveFinding): number {
  return (
    Number(b.public) - Number(a.public) ||
    compareText(a.resource, b.resource) ||
    compareText(a.id, b.id)
  );
}
