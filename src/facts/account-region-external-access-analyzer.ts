import { z } from "zod";
import { AccessAnalyzer } from "../resources/access-analyzer.ts";
import { AccountRegion } from "../resources/account-region.ts";
import { analyzedElsewhere, ELSEWHERE_READS } from "./analyzed-elsewhere.ts";
import { defineFact } from "./define.ts";

const TYPES: ReadonlySet<string> = new Set(["ACCOUNT", "ORGANIZATION"]);

/** Whether IAM Access Analyzer looks for access from outside in the Region. */
export const accountRegionExternalAccessAnalyzer = defineFact({
  on: AccountRegion,
  name: "externalAccessAnalyzer",
  schema: z
    .enum(["on", "off", "elsewhere", "not offered"])
    .describe(
      "Whether an analyzer of the account looks for access from outside in the Region; elsewhere: the account has " +
        "no analyzer in any Region, but the role that an analyzer of its organization in another account needs",
    ),
  reads: { ...ELSEWHERE_READS, [AccessAnalyzer.type]: ["analyzerType", "status"] },
  compute({ account, region }, input) {
    const scope = { account, region };
    if (!input.offers(AccessAnalyzer, scope)) return "not offered";
    const found = input.find(
      AccessAnalyzer,
      scope,
      ({ analyzerType, status }) =>
        TYPES.has(analyzerType) && (status === "ACTIVE" || status === "CREATING"),
    );
    if (found !== null) return "on";
    return analyzedElsewhere(account, input) ? "elsewhere" : "off";
  },
});
