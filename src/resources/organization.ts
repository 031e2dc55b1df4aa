import { z } from "zod";
import { defineResource } from "./define.ts";

const AttachedPolicy = z.object({
  type: z.string().describe("ListPolicies Filter: SERVICE_CONTROL_POLICY, TAG_POLICY, …"),
  name: z.string().describe("ListPolicies Policies[].Name"),
});

/** The organization that the account belongs to; there is none of an account that stands alone. */
export const Organization = defineResource({
  type: "AWS::Organizations::Organization",
  service: "organizations",
  scope: "global",
  title: "Organization",
  fields: z.object({
    managementAccount: z.string().describe("DescribeOrganization Organization.MasterAccountId"),
    featureSet: z
      .string()
      .describe("DescribeOrganization Organization.FeatureSet: ALL or CONSOLIDATED_BILLING"),
    enabledPolicyTypes: z
      .array(z.string())
      .nullable()
      .describe(
        "ListRoots Roots[].PolicyTypes with Status ENABLED, sorted; null in member accounts, which may not ask",
      ),
    attachedPolicies: z
      .array(AttachedPolicy)
      .nullable()
      .describe(
        "ListPolicies and ListTargetsForPolicy: of the policies that AWS did not make, one of each enabled type that " +
          "is attached somewhere, service control policies elsewhere than to the management account, where they have " +
          "no effect; null in member accounts",
      ),
    guardDutyAdministrators: z
      .array(z.string())
      .nullable()
      .describe(
        "ListDelegatedAdministrators DelegatedAdministrators[].Id for GuardDuty, sorted; null in member accounts, which may not ask",
      ),
  }),
  example: {
    type: "AWS::Organizations::Organization",
    arn: "arn:aws:organizations::123456789012:organization/o-a1b2c3d4e5",
    id: "o-a1b2c3d4e5",
    name: "o-a1b2c3d4e5",
    account: "123456789012",
    region: "global",
    managementAccount: "123456789012",
    featureSet: "ALL",
    enabledPolicyTypes: ["AISERVICES_OPT_OUT_POLICY", "SERVICE_CONTROL_POLICY", "TAG_POLICY"],
    attachedPolicies: [
      { type: "SERVICE_CONTROL_POLICY", name: "regions" },
      { type: "TAG_POLICY", name: "teams" },
      { type: "AISERVICES_OPT_OUT_POLICY", name: "opt-out" },
    ],
    guardDutyAdministrators: ["111122223333"],
  },
});
