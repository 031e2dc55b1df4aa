import { z } from "zod";
import type { ResourceOf } from "../resources/define.ts";
import { Ec2Instance } from "../resources/ec2-instance.ts";
import { IamRole } from "../resources/iam-role.ts";
import { defineFact } from "./define.ts";
import { ADMIN_POLICY_READS, AdminPolicy, adminPoliciesOf } from "./role-admin-policies.ts";

/** The role in the instance profile of an instance, when that role is administrator. */
export const ec2InstanceAdminRole = defineFact({
  on: Ec2Instance,
  name: "adminRole",
  schema: z
    .object({
      name: z.string().describe("Name of the role"),
      arn: z.string().describe("ARN of the role"),
      policies: z.array(AdminPolicy).describe("Its policies that allow everything"),
    })
    .nullable()
    .describe(
      "The role of the instance profile, if its policies make it administrator; null otherwise",
    ),
  reads: {
    [Ec2Instance.type]: ["instanceProfile"],
    [IamRole.type]: ["instanceProfiles", ...ADMIN_POLICY_READS["AWS::IAM::Role"]],
    "AWS::IAM::ManagedPolicy": ADMIN_POLICY_READS["AWS::IAM::ManagedPolicy"],
  },
  compute({ account, instanceProfile }, input) {
    if (instanceProfile === null) return null;
    const [role] = input.findByKey(IamRole, { account }, profilesOf, instanceProfile);
    if (role === undefined) return null;
    const policies = adminPoliciesOf(role, input);
    return policies.length === 0 ? null : { name: role.name, arn: role.arn, policies };
  },
});

const profilesOf = ({ instanceProfiles }: ResourceOf<typeof IamRole>): readonly string[] =>
  instanceProfiles;
