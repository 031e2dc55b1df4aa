import {
  DescribeHubCommand,
  DescribeSecurityHubV2Command,
  GetAdministratorAccountCommand,
  GetEnabledStandardsCommand,
  ListFindingAggregatorsCommand,
  SecurityHubClient,
} from "@aws-sdk/client-securityhub";
import { compareText } from "../../model/resource.ts";
import { SecurityHubHubV2 } from "../../resources/securityhub-hub-v2.ts";
import { SecurityHubHub } from "../../resources/securityhub-hub.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";

const calls = {
  DescribeHub: call(
    DescribeHubCommand,
    "securityhub:DescribeHub",
    { type: SecurityHubHub },
    // Security Hub uses the name for accounts that may not ask, too; those lack a permission that has to be told.
    {
      none: [{ name: "InvalidAccessException", message: /is not subscribed to AWS Security Hub/ }],
    },
  ),
  GetEnabledStandards: call(
    GetEnabledStandardsCommand,
    "securityhub:GetEnabledStandards",
    { type: SecurityHubHub, fields: ["standards"] },
    { page: ["NextToken", "NextToken"] },
  ),
  GetAdministratorAccount: call(
    GetAdministratorAccountCommand,
    "securityhub:GetAdministratorAccount",
    { type: SecurityHubHub, fields: ["administrator"] },
    { none: ["ResourceNotFoundException"] },
  ),
  ListFindingAggregators: call(
    ListFindingAggregatorsCommand,
    "securityhub:ListFindingAggregators",
    { type: SecurityHubHub, fields: ["aggregationRegion"] },
    { page: ["NextToken", "NextToken"] },
  ),
  DescribeSecurityHubV2: call(
    DescribeSecurityHubV2Command,
    "securityhub:DescribeSecurityHubV2",
    { type: SecurityHubHubV2 },
    { none: ["ResourceNotFoundException"] },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "securityhub",
  scope: "regional",
  partialRegions: true,
  client: SecurityHubClient,
  calls,
  async *collect(context) {
    const { region } = context;
    const hub = await context.read("DescribeHub", {});
    if (hub) {
      const arn = hub.HubArn ?? "";
      const name = `Security Hub CSPM in ${region}`;
      const identity = { arn, id: region, name };
      yield context.resource(SecurityHubHub, { ...identity, ...(await settings(context, arn)) });
    }
    const unified = await context.read("DescribeSecurityHubV2", {});
    if (unified) {
      yield context.resource(SecurityHubHubV2, {
        arn: unified.HubV2Arn ?? "",
        id: region,
        name: `Security Hub in ${region}`,
        subscribedAt: unified.SubscribedAt ?? null,
      });
    }
  },
});

/** Enabled by the reference, ASSOCIATED by its example; not one of Created, Invited, Removed, Resigned, … */
const MEMBER = /^(enabled|associated)$/i;

async function settings(context: Context, arn: string) {
  const standards = await context.readAll(
    "GetEnabledStandards",
    {},
    (output) => output.StandardsSubscriptions,
    arn,
  );
  const relation = await context.read("GetAdministratorAccount", {}, arn);
  const { AccountId: id = null, MemberStatus: status } = relation?.Administrator ?? {};
  const aggregators = await context.readAll(
    "ListFindingAggregators",
    {},
    (output) => output.FindingAggregators,
    arn,
  );
  return {
    standards: standards
      ?.map((each) => ({ arn: each.StandardsArn ?? "", status: each.StandardsStatus ?? "" }))
      .sort((a, b) => compareText(a.arn, b.arn)),
    administrator: relation === undefined ? undefined : MEMBER.test(status ?? "") ? id : null,
    // arn:aws:securityhub:<Region>:…
    aggregationRegion: aggregators && (aggregators[0]?.FindingAggregatorArn?.split(":")[3] ?? null),
  };
}
