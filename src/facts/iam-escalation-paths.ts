import { z } from "zod";
import type { ResourceIdentity } from "../model/resource.ts";
import { IamRole } from "../resources/iam-role.ts";
import { IamUser } from "../resources/iam-user.ts";
import { defineFact, type FactInput } from "./define.ts";
import { isAdministrator, waysToAdministrator } from "./iam-escalation.ts";
import { IDENTITY_READS } from "./iam-identities.ts";
import { WORKLOAD_READS } from "./iam-workloads.ts";

const EscalationPath = z.object({
  path: z.string().describe("The actions of the path, as in iam:PassRole + ec2:RunInstances"),
  steps: z
    .array(z.string())
    .describe(
      "Who does what to whom: the first step with the actions of the path, the next as whom it acts then. Five at most, and who is administrator in the end",
    ),
  target: z
    .string()
    .describe("ARN of the user, role, group or policy that the first step is done to"),
  policies: z.array(z.string()).describe("Names of the policies that allow the actions"),
  reference: z.string().describe("Address of a page that explains the path"),
});

function escalationPaths<T extends typeof IamUser | typeof IamRole>(on: T) {
  return {
    on,
    name: "escalationPaths",
    schema: z
      .array(EscalationPath)
      .describe(
        "Known ways to become administrator: by raising itself, or by acting as an administrator or as somebody " +
          "who may become one. Empty for administrators and service-linked roles. Service and resource control " +
          "policies are not looked at",
      ),
    reads: { ...IDENTITY_READS, ...WORKLOAD_READS },
    compute: (resource: ResourceIdentity, input: FactInput) =>
      waysToAdministrator(resource, input).map(({ path, steps, target, permission }) => ({
        path: path.id,
        steps: [...steps],
        target,
        policies: [...permission.policies].sort(),
        reference: path.reference,
      })),
  };
}

function administrator<T extends typeof IamUser | typeof IamRole>(on: T) {
  return {
    on,
    name: "administrator",
    schema: z
      .boolean()
      .describe(
        "Its policies allow everything within its permissions boundary, if need be under conditions",
      ),
    reads: IDENTITY_READS,
    compute: isAdministrator,
  };
}

export const iamUserEscalationPaths = defineFact(escalationPaths(IamUser));
export const iamRoleEscalationPaths = defineFact(escalationPaths(IamRole));
export const iamUserAdministrator = defineFact(administrator(IamUser));
export const iamRoleAdministrator = defineFact(administrator(IamRole));
