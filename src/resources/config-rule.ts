import { z } from "zod";
import { defineResource } from "./define.ts";

export const ConfigRule = defineResource({
  type: "AWS::Config::ConfigRule",
  service: "config",
  scope: "regional",
  title: "AWS Config rule",
  fields: z.object({
    sourceOwner: z
      .string()
      .describe(
        "DescribeConfigRules ConfigRules[].Source.Owner: AWS, CUSTOM_LAMBDA, CUSTOM_POLICY",
      ),
    sourceIdentifier: z
      .string()
      .nullable()
      .describe(
        "Source.SourceIdentifier: of managed rules a name such as ACM_CERTIFICATE_EXPIRATION_CHECK, of " +
          "Lambda rules the ARN of the function; null for Guard rules",
      ),
    state: z
      .string()
      .describe(
        "ConfigRules[].ConfigRuleState: ACTIVE, EVALUATING, DELETING_RESULTS (all three at work) or DELETING",
      ),
    daysToExpiration: z
      .number()
      .nullable()
      .describe(
        "ConfigRules[].InputParameters daysToExpiration, of AWS managed rules only; null: not given, which is " +
          "14 for ACM_CERTIFICATE_EXPIRATION_CHECK. No other parameter is kept",
      ),
  }),
  example: {
    type: "AWS::Config::ConfigRule",
    arn: "arn:aws:config:us-east-1:123456789012:config-rule/config-rule-abc123",
    id: "config-rule-abc123",
    name: "acm-certificate-expiration-check",
    account: "123456789012",
    region: "us-east-1",
    sourceOwner: "AWS",
    sourceIdentifier: "ACM_CERTIFICATE_EXPIRATION_CHECK",
    state: "ACTIVE",
    daysToExpiration: 45,
  },
});
