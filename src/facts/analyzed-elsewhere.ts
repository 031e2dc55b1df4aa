import { AccessAnalyzer } from "../resources/access-analyzer.ts";
import { IamRole } from "../resources/iam-role.ts";
import { Organization } from "../resources/organization.ts";
import type { FactInput } from "./define.ts";

/** Access Analyzer makes this role in every account that it analyzes, also for an analyzer of the organization. */
const ANALYZER_ROLE = "AWSServiceRoleForAccessAnalyzer";

/** What `analyzedElsewhere` reads. */
export const ELSEWHERE_READS = {
  [AccessAnalyzer.type]: [],
  [IamRole.type]: [],
  [Organization.type]: [],
};

/**
 * Whether analyzers of the organization that belong to another account, its delegated administrator, seem to analyze
 * this one: no other account can list those, but the account has their role and no analyzer of its own.
 */
export function analyzedElsewhere(account: string, input: FactInput): boolean {
  const scope = { account };
  return (
    input.find(AccessAnalyzer, scope, () => true) === null &&
    input.find(IamRole, scope, ({ name }) => name === ANALYZER_ROLE) !== null &&
    input.list(Organization, scope).length > 0
  );
}
