import { z } from "zod";
import type { ResourceIdentity } from "../model/resource.ts";
import { Account } from "../resources/account.ts";
import { IamGroup } from "../resources/iam-group.ts";
import { IamRole } from "../resources/iam-role.ts";
import { IamUser } from "../resources/iam-user.ts";
import { anyOf, decided } from "./decision.ts";
import { defineFact } from "./define.ts";

const HOLDERS = [IamRole, IamUser, IamGroup] as const;

const reads = {
  [IamRole.type]: ["attachedPolicies"],
  [IamUser.type]: ["attachedPolicies"],
  [IamGroup.type]: ["attachedPolicies"],
};

interface Holder extends ResourceIdentity {
  readonly attachedPolicies: readonly string[];
}

/** Whether a policy of AWS is attached, in whatever partition. */
function holds({ attachedPolicies }: Holder, policy: string): boolean {
  return attachedPolicies.some((arn) => arn.endsWith(`:iam::aws:policy/${policy}`));
}

export const accountSupportAccess = defineFact({
  on: Account,
  name: "supportAccess",
  schema: z
    .boolean()
    .describe("AWSSupportAccess is attached to some role, user or group: somebody may open cases"),
  reads,
  compute: ({ account }, input) =>
    decided(
      anyOf(
        ...HOLDERS.map((type) => () => {
          const has = (each: Holder) => holds(each, "AWSSupportAccess");
          return input.find(type, { account }, has) !== null;
        }),
      ),
    ),
});

export const accountCloudShellFullAccess = defineFact({
  on: Account,
  name: "cloudShellFullAccess",
  schema: z
    .array(z.string())
    .describe("ARNs of the roles, users and groups that AWSCloudShellFullAccess is attached to"),
  reads,
  compute: ({ account }, input) =>
    HOLDERS.flatMap((type): Holder[] => [...input.list(type, { account })])
      .filter((each) => holds(each, "AWSCloudShellFullAccess"))
      .map(({ arn }) => arn)
      .sort(),
});
