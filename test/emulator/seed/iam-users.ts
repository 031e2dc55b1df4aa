import {
  type IAMClient,
  AddUserToGroupCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  PutUserPolicyCommand,
  UpdateAccessKeyCommand,
} from "@aws-sdk/client-iam";
import type { SeedContext } from "./context.ts";
import { POLICIES } from "./iam-policies.ts";

/** A user to be made; what is left out it does not have. */
interface UserPlan {
  readonly name: string;
  readonly password?: true;
  readonly mfa?: true;
  /** One entry per access key. */
  readonly keys?: readonly ("Active" | "Inactive")[];
  readonly group?: string;
  readonly attached?: string;
  readonly inline?: string;
}

/** Users for every rule about them; ages and last uses are read from their names. */
export async function seedUsers(
  { account, bad, good }: SeedContext,
  iam: IAMClient,
  group: string,
): Promise<void> {
  const plans: readonly UserPlan[] = [
    { name: bad("iam-user-console-no-mfa"), password: true },
    { name: good("user", "console-with-mfa"), password: true, mfa: true, group },
    { name: bad("iam-access-key-old", "used-1-days-ago-120-days-old"), keys: ["Active"] },
    { name: good("user", "key-used-1-days-ago-60-days-old"), keys: ["Active"] },
    { name: good("user", "key-inactive-120-days-old"), keys: ["Inactive"] },
    { name: bad("iam-credential-unused", "key-60-days-old"), keys: ["Active"] },
    {
      name: bad("iam-credential-unused", "password-60-days-old"),
      password: true,
      mfa: true,
    },
    { name: bad("iam-user-two-active-keys"), keys: ["Active", "Active"] },
    { name: good("user", "two-keys-one-inactive"), keys: ["Active", "Inactive"] },
    { name: bad("iam-user-initial-access-key"), password: true, mfa: true, keys: ["Active"] },
    {
      name: bad("iam-user-direct-policy", "attached"),
      // moto has no AWS managed policies.
      attached: `arn:aws:iam::${account}:policy/good-policy--decrypt-by-alias`,
    },
    { name: bad("iam-user-direct-policy", "inline"), inline: POLICIES.oneTable },
    { name: bad("iam-user-inline-policy-admin"), inline: POLICIES.admin },
    { name: bad("iam-user-inline-policy-decrypt-all-keys"), inline: POLICIES.decryptAllKeys },
  ];
  for (const plan of plans) await makeUser(iam, plan);
}

async function makeUser(iam: IAMClient, plan: UserPlan): Promise<void> {
  const UserName = plan.name;
  await iam.send(new CreateUserCommand({ UserName }));
  if (plan.password) {
    await iam.send(new CreateLoginProfileCommand({ UserName, Password: "not-a-password-1A" }));
  }
  if (plan.mfa) {
    const { VirtualMFADevice } = await iam.send(
      new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: UserName }),
    );
    await iam.send(
      new EnableMFADeviceCommand({
        UserName,
        SerialNumber: VirtualMFADevice?.SerialNumber,
        AuthenticationCode1: "123456",
        AuthenticationCode2: "654321",
      }),
    );
  }
  for (const Status of plan.keys ?? []) {
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
    await iam.send(
      new UpdateAccessKeyCommand({ UserName, AccessKeyId: AccessKey?.AccessKeyId, Status }),
    );
  }
  if (plan.group !== undefined) {
    await iam.send(new AddUserToGroupCommand({ UserName, GroupName: plan.group }));
  }
  if (plan.attached !== undefined) {
    await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn: plan.attached }));
  }
  if (plan.inline !== undefined) {
    await iam.send(
      new PutUserPolicyCommand({
        UserName,
        PolicyName: "access",
        PolicyDocument: plan.inline,
      }),
    );
  }
}
