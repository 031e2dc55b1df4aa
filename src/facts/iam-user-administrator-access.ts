import { z } from "zod";
import { IamGroup } from "../resources/iam-group.ts";
import { IamUser } from "../resources/iam-user.ts";
import { defineFact } from "./define.ts";
import { ownName } from "./own-name.ts";

/** Where a user has the AWS managed policy AdministratorAccess from. */
export const iamUserAdministratorAccess = defineFact({
  on: IamUser,
  name: "administratorAccess",
  schema: z
    .array(z.string())
    .describe("ARNs of the user and of its groups, where AdministratorAccess is attached to them"),
  reads: {
    [IamUser.type]: ["attachedPolicies", "groups"],
    [IamGroup.type]: ["attachedPolicies"],
  },
  compute({ account, arn, attachedPolicies, groups }, input) {
    const joined = groups.flatMap((name) => input.findByKey(IamGroup, { account }, ownName, name));
    return [{ arn, attachedPolicies }, ...joined]
      .filter((each) => each.attachedPolicies.some(isAdministratorAccess))
      .map((each) => each.arn);
  },
});

function isAdministratorAccess(arn: string): boolean {
  return /^arn:[a-z-]+:iam::aws:policy\/AdministratorAccess$/.test(arn);
}
