import {
  DescribeManagedRuleGroupCommand,
  ListLoggingConfigurationsCommand,
} from "@aws-sdk/client-wafv2";
import { type Answer, answer } from "../answers.ts";
import { ServiceError } from "../errors.ts";

/** Rules of AWS's core rule set, all of which block. */
export const CORE_RULES = [
  "NoUserAgent_HEADER",
  "UserAgent_BadBots_HEADER",
  "SizeRestrictions_QUERYSTRING",
  "SizeRestrictions_Cookie_HEADER",
  "SizeRestrictions_BODY",
  "SizeRestrictions_URIPATH",
  "EC2MetaDataSSRF_BODY",
  "EC2MetaDataSSRF_COOKIE",
  "EC2MetaDataSSRF_URIPATH",
  "EC2MetaDataSSRF_QUERYARGUMENTS",
  "GenericLFI_QUERYARGUMENTS",
  "GenericLFI_URIPATH",
  "GenericLFI_BODY",
  "RestrictedExtensions_URIPATH",
  "RestrictedExtensions_QUERYARGUMENTS",
  "GenericRFI_QUERYARGUMENTS",
  "GenericRFI_BODY",
  "GenericRFI_URIPATH",
  "CrossSiteScripting_COOKIE",
  "CrossSiteScripting_QUERYARGUMENTS",
  "CrossSiteScripting_BODY",
  "CrossSiteScripting_URIPATH",
] as const;

/** Rules and logs of web ACLs as AWS answers them: moto knows no managed rules and no log scopes. */
export function wafv2RulesAnswers(): Answer[] {
  return [
    answer(DescribeManagedRuleGroupCommand, ({ input }) => {
      if (input.VendorName !== "AWS" || input.Name !== "AWSManagedRulesCommonRuleSet") {
        throw new ServiceError("WAFNonexistentItemException", "The managed rule group is unknown.");
      }
      return {
        VersionName: input.VersionName ?? "Version_1.20",
        Capacity: 700,
        LabelNamespace: "awswaf:managed:aws:core-rule-set:",
        Rules: CORE_RULES.map((Name) => ({ Name, Action: { Block: {} } })),
      };
    }),
    // moto finds no logs of the CLOUDFRONT scope, and the same ones for every log scope.
    answer(ListLoggingConfigurationsCommand, async ({ input, forward }) => {
      if ((input.LogScope ?? "CUSTOMER") !== "CUSTOMER") return { LoggingConfigurations: [] };
      const { LoggingConfigurations: found = [] } = await forward({ Scope: "REGIONAL" });
      const part = input.Scope === "CLOUDFRONT" ? ":global/" : ":regional/";
      return { LoggingConfigurations: found.filter((each) => each.ResourceArn?.includes(part)) };
    }),
  ];
}
