import { z } from "zod";
import { IamRootUser } from "../resources/iam-root-user.ts";
import { Organization } from "../resources/organization.ts";
import { defineFact } from "./define.ts";

export const iamRootUserOrganizationMember = defineFact({
  on: IamRootUser,
  name: "organizationMember",
  schema: z
    .boolean()
    .describe("The account belongs to an organization and is not its management account"),
  reads: { [Organization.type]: ["managementAccount"] },
  compute: ({ account }, input) =>
    input.find(
      Organization,
      { account },
      ({ managementAccount }) => managementAccount !== account,
    ) !== null,
});
