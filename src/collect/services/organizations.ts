import {
  DescribeOrganizationCommand,
  ListDelegatedAdministratorsCommand,
  ListPoliciesCommand,
  ListRootsCommand,
  ListTargetsForPolicyCommand,
  OrganizationsClient,
  type PolicyType,
} from "@aws-sdk/client-organizations";
import { compareText } from "../../model/resource.ts";
import { Organization } from "../../resources/organization.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";

const ATTACHED = { type: Organization, fields: ["attachedPolicies"] };

const calls = {
  DescribeOrganization: call(
    DescribeOrganizationCommand,
    "organizations:DescribeOrganization",
    { type: Organization },
    {
      none: ["AWSOrganizationsNotInUseException"],
      // No secret, but it says who somebody is, and nothing here reads it.
      secrets: ["Organization.MasterAccountEmail"],
    },
  ),
  ListRoots: call(
    ListRootsCommand,
    "organizations:ListRoots",
    { type: Organization, fields: ["enabledPolicyTypes", "attachedPolicies"] },
    { page: ["NextToken", "NextToken"] },
  ),
  ListPolicies: call(ListPoliciesCommand, "organizations:ListPolicies", ATTACHED, {
    page: ["NextToken", "NextToken"],
  }),
  ListTargetsForPolicy: call(
    ListTargetsForPolicyCommand,
    "organizations:ListTargetsForPolicy",
    ATTACHED,
    { page: ["NextToken", "NextToken"] },
  ),
  ListDelegatedAdministrators: call(
    ListDelegatedAdministratorsCommand,
    "organizations:ListDelegatedAdministrators",
    { type: Organization, fields: ["guardDutyAdministrators"] },
    { page: ["NextToken", "NextToken"], secrets: ["DelegatedAdministrators[].Email"] },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "organizations",
  scope: "global",
  client: OrganizationsClient,
  calls,
  async *collect(context) {
    const organization = (await context.read("DescribeOrganization", {}))?.Organization;
    if (organization === undefined) return;
    const { Arn: arn = "", Id: id = "", MasterAccountId: managementAccount } = organization;
    const manages = managementAccount === context.account;
    yield context.resource(Organization, {
      arn,
      id,
      name: id,
      managementAccount,
      featureSet: organization.FeatureSet,
      ...(manages
        ? {
            ...(await policies(context, arn)),
            guardDutyAdministrators: await guardDutyAdministrators(context, arn),
          }
        : { enabledPolicyTypes: null, attachedPolicies: null, guardDutyAdministrators: null }),
    });
  },
});

async function policies(context: Context, arn: string) {
  const roots = await context.readAll("ListRoots", {}, (output) => output.Roots, arn);
  if (!roots) return {};
  const types = roots.flatMap(({ PolicyTypes = [] }) => PolicyTypes);
  const enabled = types.flatMap(({ Type, Status }) => (Type && Status === "ENABLED" ? Type : []));
  return {
    enabledPolicyTypes: enabled.sort(compareText),
    attachedPolicies: await attachedPolicies(context, arn, enabled),
  };
}

async function attachedPolicies(context: Context, arn: string, enabled: readonly PolicyType[]) {
  const attached: { type: string; name: string }[] = [];
  for (const type of enabled) {
    const name = await attachedPolicy(context, arn, type);
    if (name === undefined) return undefined;
    if (name !== null) attached.push({ type, name });
  }
  return attached;
}

/** The first policy of a type that takes effect somewhere; one is enough, and each costs a call. */
async function attachedPolicy(context: Context, arn: string, type: PolicyType) {
  const input = { Filter: type };
  const listed = await context.readAll("ListPolicies", input, (output) => output.Policies, arn);
  if (!listed) return undefined;
  for (const { Id: PolicyId, Name: name = "", AwsManaged } of listed) {
    if (AwsManaged === true) continue;
    const targets = await context.readAll(
      "ListTargetsForPolicy",
      { PolicyId },
      (output) => output.Targets,
      arn,
    );
    if (!targets) return undefined;
    const isBound = (target: string | undefined) =>
      type !== "SERVICE_CONTROL_POLICY" || target !== context.account;
    if (targets.some(({ TargetId }) => isBound(TargetId))) return name;
  }
  return null;
}

async function guardDutyAdministrators(context: Context, arn: string) {
  const administrators = await context.readAll(
    "ListDelegatedAdministrators",
    { ServicePrincipal: "guardduty.amazonaws.com" },
    (output) => output.DelegatedAdministrators,
    arn,
  );
  return administrators?.flatMap(({ Id: id }) => id ?? []).sort(compareText);
}
