import {
  AuthorizeSecurityGroupIngressCommand,
  CreateManagedPrefixListCommand,
  CreateNetworkInterfaceCommand,
  CreateSecurityGroupCommand,
  DescribeSubnetsCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import type { CanaryContext } from "./context.ts";

export async function plant(context: CanaryContext): Promise<void> {
  const ec2 = new EC2Client(context.config);
  const { GroupId = "" } = await ec2.send(
    new CreateSecurityGroupCommand({
      GroupName: "canary",
      Description: context.secret("security group description"),
    }),
  );
  const { PrefixList } = await ec2.send(
    new CreateManagedPrefixListCommand({
      PrefixListName: "canary",
      AddressFamily: "IPv4",
      MaxEntries: 1,
      Entries: [
        { Cidr: "198.51.100.0/24", Description: context.secret("prefix list entry description") },
      ],
    }),
  );
  const PrefixListId = PrefixList?.PrefixListId ?? "";
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: [
        {
          IpProtocol: "tcp",
          FromPort: 22,
          ToPort: 22,
          IpRanges: [
            {
              CidrIp: "198.51.100.0/24",
              Description: context.secret("security group rule description"),
            },
          ],
          PrefixListIds: [{ PrefixListId }],
        },
      ],
    }),
  );
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
  await ec2.send(
    new CreateNetworkInterfaceCommand({
      SubnetId: Subnets?.[0]?.SubnetId,
      Groups: [GroupId],
      Description: context.secret("network interface description"),
    }),
  );
}
