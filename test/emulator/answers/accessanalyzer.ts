import {
  type AnalyzerSummary,
  CreateAnalyzerCommand,
  type FindingSummary,
  type InlineArchiveRule,
  ListAnalyzersCommand,
  ListFindingsCommand,
  StartResourceScanCommand,
  UpdateFindingsCommand,
} from "@aws-sdk/client-accessanalyzer";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import { ServiceError } from "../errors.ts";
import { FOREIGN_ACCOUNT } from "../seed/context.ts";
import { daysAgo } from "./naming.ts";
import { page } from "./paging.ts";

interface Analyzer {
  readonly summary: AnalyzerSummary;
  readonly archiveRules: readonly InlineArchiveRule[];
  readonly findings: FindingSummary[];
}

/**
 * moto has no Access Analyzer: analyzers and findings live in the emulator. A scan of a bucket finds that anybody can
 * reach it when its name has `public` in it, else a foreign account, under the conditions that the archive rules spare.
 */
export function accessanalyzerAnswers(): Answer[] {
  const analyzers = new Map<string, Analyzer>();
  const analyzerOf = (arn: string | undefined): Analyzer => {
    const found = analyzers.get(arn ?? "");
    if (found === undefined) {
      throw new ServiceError("ResourceNotFoundException", "The analyzer does not exist.", 404);
    }
    return found;
  };

  return [
    answer(CreateAnalyzerCommand, ({ input, region }) => {
      const { analyzerName: name = "", type, tags = {}, archiveRules = [] } = input;
      const arn = `arn:aws:access-analyzer:${region}:${ACCOUNT}:analyzer/${name}`;
      const summary = { arn, name, type, tags, status: "ACTIVE", createdAt: new Date() } as const;
      analyzers.set(arn, { summary, archiveRules, findings: [] });
      return { arn };
    }),
    answer(ListAnalyzersCommand, ({ input, region }) => {
      const here = [...analyzers.values()]
        .map(({ summary }) => summary)
        .filter(({ arn }) => arn?.split(":")[3] === region);
      const { items, next } = page(here, input.maxResults ?? 100, input.nextToken);
      return { analyzers: items, ...(next !== undefined && { nextToken: next }) };
    }),
    answer(StartResourceScanCommand, ({ input }) => {
      const { archiveRules, findings } = analyzerOf(input.analyzerArn);
      const resource = input.resourceArn ?? "";
      const isPublic = resource.includes("public");
      findings.push({
        id: `00000000-0000-4000-8000-${String(findings.length + 1).padStart(12, "0")}`,
        principal: { AWS: isPublic ? "*" : FOREIGN_ACCOUNT },
        action: ["s3:GetObject"],
        resource,
        isPublic,
        resourceType: "AWS::S3::Bucket",
        condition: spared(archiveRules),
        createdAt: daysAgo(3),
        analyzedAt: daysAgo(1),
        updatedAt: daysAgo(3),
        status: "ACTIVE",
        resourceOwnerAccount: ACCOUNT,
        sources: [{ type: "POLICY" }],
      });
      return {};
    }),
    answer(UpdateFindingsCommand, ({ input }) => {
      for (const finding of analyzerOf(input.analyzerArn).findings) {
        if (input.ids?.includes(finding.id ?? "")) finding.status = input.status;
      }
      return {};
    }),
    answer(ListFindingsCommand, ({ input }) => {
      const { status, ...others } = input.filter ?? {};
      if (Object.keys(others).length > 0) {
        throw new Error(`the emulator does not filter findings by ${Object.keys(others).join()}`);
      }
      const found = analyzerOf(input.analyzerArn).findings.filter(
        (finding) => status?.eq?.includes(finding.status ?? "") ?? true,
      );
      const { items, next } = page(found, input.maxResults ?? 100, input.nextToken);
      return { findings: items, ...(next !== undefined && { nextToken: next }) };
    }),
  ];
}

function spared(rules: readonly InlineArchiveRule[]): Record<string, string> {
  const criteria = rules.flatMap(({ filter = {} }) => Object.entries(filter));
  return Object.fromEntries(
    criteria.flatMap(([key, { neq = [] }]) =>
      neq.map((value) => [key.replace(/^condition\./, ""), value] as const),
    ),
  );
}
