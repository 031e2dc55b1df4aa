import {
  AddRoleToInstanceProfileCommand,
  AttachRolePolicyCommand,
  CreateInstanceProfileCommand,
  CreatePolicyCommand,
  IAMClient,
  PutRolePermissionsBoundaryCommand,
} from "@aws-sdk/client-iam";
import type { SeedContext } from "./context.ts";
import { makeServiceRole } from "./service-role.ts";

const EVERYTHING = { Effect: "Allow", Action: "*", Resource: "*" };

/**
 * Instance profiles by what their role may do; returns their ARNs. AdministratorAccess is not among them,
 * because moto does not know the policies of AWS.
 */
export async function makeInstanceProfiles(context: SeedContext) {
  const iam = context.client(IAMClient);
  const narrowPolicy = await makePolicy(iam, "instance-reads-orders", {
    Effect: "Allow",
    Action: "s3:GetObject",
    Resource: "arn:aws:s3:::orders/*",
  });
  const adminPolicy = await makePolicy(iam, "instance-everything", EVERYTHING);
  const make = async (name: string, inline?: object, attached?: string, boundary?: string) => {
    await makeServiceRole(context, name, "ec2", inline);
    const role = { RoleName: name };
    if (attached) await iam.send(new AttachRolePolicyCommand({ ...role, PolicyArn: attached }));
    if (boundary) {
      await iam.send(
        new PutRolePermissionsBoundaryCommand({ ...role, PermissionsBoundary: boundary }),
      );
    }
    const profile = { InstanceProfileName: name };
    const { InstanceProfile } = await iam.send(new CreateInstanceProfileCommand(profile));
    await iam.send(new AddRoleToInstanceProfileCommand({ ...profile, ...role }));
    return InstanceProfile?.Arn ?? "";
  };
  return {
    inlineAdmin: await make("instance-admin-inline", EVERYTHING),
    managedAdmin: await make("instance-admin-managed", undefined, adminPolicy),
    boundedAdmin: await make("instance-admin-bounded", undefined, adminPolicy, narrowPolicy),
    narrow: await make("instance-narrow", undefined, narrowPolicy),
  };
}

async function makePolicy(iam: IAMClient, PolicyName: string, statement: object): Promise<string> {
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument }));
  return Policy?.Arn ?? "";
}
