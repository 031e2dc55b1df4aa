import { z } from "zod";
import { IamRole } from "../resources/iam-role.ts";
import { IamRootUser } from "../resources/iam-root-user.ts";
import { defineFact } from "./define.ts";

/** AWS Organizations makes this service-linked role in every account of an organization. */
const MEMBER_ROLE = "AWSServiceRoleForOrganizations";

export const iamRootUserOrganizationMember = defineFact({
  on: IamRootUser,
  name: "organizationMember",
  schema: z
    .boolean()
    .describe(
      `The account belongs to an organization (it has the role ${MEMBER_ROLE}) and does not administer it`,
    ),
  reads: { [IamRootUser.type]: ["organizationFeatures"], [IamRole.type]: [] },
  compute: ({ account, organizationFeatures }, input) =>
    organizationFeatures === null &&
    input.find(IamRole, { account }, ({ name }) => name === MEMBER_ROLE) !== null,
});
