import {
  FMSClient,
  GetAdminAccountCommand,
  ListComplianceStatusCommand,
  ListPoliciesCommand,
  type PolicyComplianceStatus,
} from "@aws-sdk/client-fms";
import { compareText } from "../../model/resource.ts";
import { FmsAdminAccount } from "../../resources/fms-admin-account.ts";
import { FmsPolicy } from "../../resources/fms-policy.ts";
import { call, defineCollector, type CollectContext, type NoneError } from "../define.ts";

/**
 * What Firewall Manager answers to accounts that are no administrator of it, or where there is none. The names are
 * those of a missing permission too, whose message says "not authorized to perform".
 */
const NOT_ADMINISTRATOR: readonly NoneError[] = [
  {
    name: "AccessDeniedException",
    message:
      /No default admin could be found|not currently delegated by AWS FM|only available to (AWS Firewall Manager )?Administrat/i,
  },
  { name: "InvalidOperationException", message: /No default admin could be found/i },
];

const calls = {
  GetAdminAccount: call(
    GetAdminAccountCommand,
    "fms:GetAdminAccount",
    { type: FmsAdminAccount },
    { none: ["ResourceNotFoundException", ...NOT_ADMINISTRATOR] },
  ),
  ListPolicies: call(
    ListPoliciesCommand,
    "fms:ListPolicies",
    { type: FmsPolicy },
    { none: NOT_ADMINISTRATOR, page: ["NextToken", "NextToken"] },
  ),
  ListComplianceStatus: call(
    ListComplianceStatusCommand,
    "fms:ListComplianceStatus",
    { type: FmsPolicy, fields: ["noncompliant"] },
    { page: ["NextToken", "NextToken"] },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "fms",
  scope: "both",
  partialRegions: true,
  client: FMSClient,
  calls,
  async *collect(context) {
    if (context.region === "global") yield* administrator(context);
    else yield* policies(context);
  },
});

async function* administrator(context: Context) {
  const { partition, account } = context;
  const output = await context.read("GetAdminAccount", {});
  const { AdminAccount: id, RoleStatus } = output ?? {};
  if (id === undefined) return;
  yield context.resource(FmsAdminAccount, {
    arn: `arn:${partition}:fms::${account}:admin-account/${id}`,
    id,
    name: id,
    adminAccount: id,
    roleStatus: RoleStatus ?? null,
  });
}

async function* policies(context: Context) {
  const listed = context.items("ListPolicies", { MaxResults: 100 }, (output) => output.PolicyList);
  yield* context.each(listed, async (policy) => {
    const { PolicyId: id = "", PolicyArn: arn = id, PolicyName: name = id } = policy;
    const compliance = await context.readAll(
      "ListComplianceStatus",
      { PolicyId: id, MaxResults: 100 },
      (output) => output.PolicyComplianceStatusList,
      arn,
    );
    return context.resource(FmsPolicy, {
      arn,
      id,
      name,
      serviceType: policy.SecurityServiceType,
      remediation: policy.RemediationEnabled ?? false,
      inScope: policy.PolicyStatus !== "OUT_OF_ADMIN_SCOPE",
      noncompliant: compliance ? compliance.flatMap(noncompliance).sort(byAccount) : undefined,
    });
  });
}

function noncompliance({ MemberAccount, EvaluationResults = [] }: PolicyComplianceStatus) {
  const broken = EvaluationResults.filter(
    ({ ComplianceStatus: status }) => status === "NON_COMPLIANT",
  );
  if (broken.length === 0) return [];
  const resources = broken.reduce((sum, { ViolatorCount = 0 }) => sum + ViolatorCount, 0);
  return [{ account: MemberAccount ?? "", resources }];
}

function byAccount(a: { account: string }, b: { account: string }): number {
  return compareText(a.account, b.account);
}
