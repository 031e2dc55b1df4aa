import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { makeAddress } from "./addresses.ts";
import type { SeedContext } from "./context.ts";
import { makeImage, runInstance } from "./ec2-instance.ts";

/** Instances with security groups that let the internet in; only one with a public address is exposed. */
export async function seed(context: SeedContext): Promise<void> {
  const { bad, good } = context;
  const ImageId = await makeImage(context, "al2023-ami-2023.9.20260601.0-kernel-6.1-x86_64");
  const group = await makeOpenGroup(context);
  const run = async (name: string, isPublic: boolean) =>
    runInstance(context, {
      name,
      ImageId,
      NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: isPublic, Groups: [group] }],
    });
  await run(bad("ddos-instance-directly-exposed"), true);
  await run(good("instance", "open-but-private"), false);
  // Their addresses are protected, or not, where Shield is set up.
  const exposed = await run(bad("ddos-instance-directly-exposed", "elastic-ip"), false);
  await makeAddress(context, bad("shield-resource-unprotected-eip"), exposed);
  const shielded = await run(bad("ec2-public-address", "shielded"), false);
  await makeAddress(context, good("address", "shielded"), shielded);
}

async function makeOpenGroup({ client, good }: SeedContext): Promise<string> {
  const ec2 = client(EC2Client);
  const { GroupId = "" } = await ec2.send(
    new CreateSecurityGroupCommand({
      GroupName: good("group", "web-for-instances"),
      Description: "web",
    }),
  );
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: [
        { IpProtocol: "tcp", FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: "0.0.0.0/0" }] },
      ],
    }),
  );
  return GroupId;
}
