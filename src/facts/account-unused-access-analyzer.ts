import { z } from "zod";
import { AccessAnalyzer } from "../resources/access-analyzer.ts";
import { Account } from "../resources/account.ts";
import { analyzedElsewhere, ELSEWHERE_READS } from "./analyzed-elsewhere.ts";
import { defineFact } from "./define.ts";

const TYPES: ReadonlySet<string> = new Set(["ACCOUNT_UNUSED_ACCESS", "ORGANIZATION_UNUSED_ACCESS"]);

/** Whether IAM Access Analyzer looks for unused access. IAM is global, so one Region is enough. */
export const accountUnusedAccessAnalyzer = defineFact({
  on: Account,
  name: "unusedAccessAnalyzer",
  schema: z
    .enum(["on", "off", "elsewhere"])
    .describe(
      "Whether an analyzer of the account, in any Region, looks for unused access; elsewhere: the account has no " +
        "analyzer at all, but the role that an analyzer of its organization in another account needs",
    ),
  reads: { ...ELSEWHERE_READS, [AccessAnalyzer.type]: ["analyzerType", "status"] },
  compute({ account }, input) {
    const found = input.find(
      AccessAnalyzer,
      { account },
      ({ analyzerType, status }) =>
        TYPES.has(analyzerType) && (status === "ACTIVE" || status === "CREATING"),
    );
    if (found !== null) return "on";
    return analyzedElsewhere(account, input) ? "elsewhere" : "off";
  },
});
