import {
  CreateLogGroupCommand,
  DescribeLogGroupsCommand,
  type InheritedProperty,
  type LogGroup,
  type LogGroupClass,
  PutAccountPolicyCommand,
  PutDataProtectionPolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { ACCOUNT, type Answer, answer } from "../answers.ts";

/**
 * moto knows neither classes of log groups nor data protection, of a log group or of the account:
 * these live in the emulator, and DescribeLogGroups tells of them.
 */
export function logsAnswers(): Answer[] {
  const classes = new Map<string, LogGroupClass>();
  const protectedGroups = new Set<string>();
  const protectedRegions = new Set<string>();

  const described = (region: string, group: LogGroup): LogGroup => {
    const key = `${region}/${group.logGroupName}`;
    const inherited: InheritedProperty[] = protectedRegions.has(region)
      ? ["ACCOUNT_DATA_PROTECTION"]
      : [];
    return {
      ...group,
      logGroupClass: classes.get(key) ?? "STANDARD",
      ...(protectedGroups.has(key) && { dataProtectionStatus: "ACTIVATED" }),
      ...(inherited.length > 0 && { inheritedProperties: inherited }),
    };
  };

  return [
    answer(CreateLogGroupCommand, async ({ input, region, forward }) => {
      const { logGroupClass, logGroupName } = input;
      if (logGroupClass) classes.set(`${region}/${logGroupName}`, logGroupClass);
      return forward();
    }),
    answer(PutDataProtectionPolicyCommand, ({ input, region }) => {
      const { logGroupIdentifier, policyDocument } = input;
      protectedGroups.add(`${region}/${logGroupIdentifier}`);
      return { logGroupIdentifier, policyDocument, lastUpdatedTime: Date.now() };
    }),
    answer(PutAccountPolicyCommand, ({ input, region }) => {
      if (input.policyType !== "DATA_PROTECTION_POLICY") {
        throw new Error(`the emulator has no account policy of the type ${input.policyType}`);
      }
      protectedRegions.add(region);
      return { accountPolicy: { ...input, accountId: ACCOUNT, scope: "ALL" as const } };
    }),
    answer(DescribeLogGroupsCommand, async ({ region, forward }) => {
      const { logGroups = [], nextToken } = await forward();
      return { logGroups: logGroups.map((group) => described(region, group)), nextToken };
    }),
  ];
}
