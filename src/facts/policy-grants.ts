import { z } from "zod";
import type { ResourceIdentity } from "../model/resource.ts";
import { arnPartition, ResourceGrant, resourceGrants, type Statement } from "../policy/index.ts";
import type { ResourceType } from "../resources/define.ts";
import { defineFact, type Fact } from "./define.ts";
import { readPolicy } from "./read-policy.ts";

/** Whether a statement of the policy of a resource has an effect on it. */
type Effective = (statement: Statement, resource: ResourceIdentity) => boolean;

/**
 * A fact that analyses the resource-based policy in a field of a type: who is granted what, after denials and
 * conditions. Statements that are not `effective` are left out.
 */
export function policyGrantsFact(
  on: ResourceType,
  field: string,
  name = "policyGrants",
  effective: Effective = () => true,
): Fact {
  return defineFact({
    on,
    name,
    schema: z
      .array(ResourceGrant)
      .describe(
        `What \`${field}\` grants to whom, one entry per statement and principal; empty without a policy`,
      ),
    reads: { [on.type]: [field] },
    compute(resource) {
      const text = resource[field] as string | null;
      return text === null ? [] : grantsOf(resource, field, text, effective);
    },
  });
}

/** What one resource-based policy grants to whom; unread when it cannot be parsed. */
export function grantsOf(
  resource: ResourceIdentity,
  field: string,
  text: string,
  effective: Effective = () => true,
): ResourceGrant[] {
  const { account, arn } = resource;
  const policy = readPolicy(text, resource, field);
  const statements = policy.statements.filter((statement) => effective(statement, resource));
  const partition = arnPartition(arn);
  return resourceGrants({ ...policy, statements }, { account, partition });
}
