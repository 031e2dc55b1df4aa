import {
  AssociateAdminAccountCommand,
  GetAdminAccountCommand,
  ListComplianceStatusCommand,
  ListPoliciesCommand,
  type PolicySummary,
  PutPolicyCommand,
} from "@aws-sdk/client-fms";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import { ServiceError } from "../errors.ts";
import { FOREIGN_ACCOUNT } from "../seed/context.ts";
import { page } from "./paging.ts";
import { idOf } from "./shield.ts";

/**
 * moto has no Firewall Manager: its administrator and policies live in the emulator. No account really complies or
 * not, so a name with "noncompliant" in it stands for a policy that one account does not comply with.
 */
export function fmsAnswers(): Answer[] {
  let administrator: string | undefined;
  const policies = new Map<string, PolicySummary[]>();

  const policiesIn = (region: string): PolicySummary[] => {
    if (administrator !== ACCOUNT) {
      const message = `No default admin could be found for account ${ACCOUNT} in Region ${region}`;
      throw new ServiceError("AccessDeniedException", message);
    }
    const present = policies.get(region) ?? [];
    policies.set(region, present);
    return present;
  };

  return [
    answer(AssociateAdminAccountCommand, ({ input }) => {
      administrator = input.AdminAccount;
      return {};
    }),
    answer(GetAdminAccountCommand, () => {
      if (administrator === undefined) {
        throw new ServiceError("ResourceNotFoundException", "The referenced item does not exist.");
      }
      return { AdminAccount: administrator, RoleStatus: "READY" as const };
    }),
    answer(PutPolicyCommand, ({ input: { Policy }, region }) => {
      const PolicyName = Policy?.PolicyName ?? "";
      const PolicyId = idOf(`${region} ${PolicyName}`);
      const PolicyArn = `arn:aws:fms:${region}:${ACCOUNT}:policy/${PolicyId}`;
      policiesIn(region).push({
        PolicyArn,
        PolicyId,
        PolicyName,
        ResourceType: Policy?.ResourceType,
        SecurityServiceType: Policy?.SecurityServicePolicyData?.Type,
        RemediationEnabled: Policy?.RemediationEnabled,
        DeleteUnusedFMManagedResources: false,
        PolicyStatus: "ACTIVE",
      });
      return { PolicyArn };
    }),
    answer(ListPoliciesCommand, ({ input, region }) => {
      const { items, next } = page(policiesIn(region), input.MaxResults ?? 100, input.NextToken);
      return { PolicyList: items, NextToken: next };
    }),
    answer(ListComplianceStatusCommand, ({ input: { PolicyId }, region }) => {
      const policy = policiesIn(region).find((each) => each.PolicyId === PolicyId);
      const broken = policy?.PolicyName?.includes("noncompliant") === true;
      return {
        PolicyComplianceStatusList: [
          {
            PolicyOwner: ACCOUNT,
            PolicyId,
            PolicyName: policy?.PolicyName,
            MemberAccount: FOREIGN_ACCOUNT,
            EvaluationResults: [
              {
                ComplianceStatus: broken ? ("NON_COMPLIANT" as const) : ("COMPLIANT" as const),
                ViolatorCount: broken ? 2 : 0,
                EvaluationLimitExceeded: false,
              },
            ],
          },
        ],
      };
    }),
  ];
}
