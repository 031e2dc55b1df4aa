import {
  AuthorizeSecurityGroupIngressCommand,
  CreateManagedPrefixListCommand,
  CreateSecurityGroupCommand,
  EC2Client,
  type IpPermission,
} from "@aws-sdk/client-ec2";
import type { SeedContext } from "./context.ts";
import {
  defaultGroup,
  logTraffic,
  makeInterface,
  makePlainVpc,
  makeVpc,
  nameIt,
  type SeededVpc,
} from "./vpc-network.ts";

/** Security groups in a VPC of their own, each on a network interface unless it is to be unused. */
export async function seed(context: SeedContext): Promise<void> {
  const ec2 = context.client(EC2Client);
  const vpc = await makeVpc(ec2, "security-groups");
  await logTraffic(ec2, vpc.id);
  await seedDefaultGroups(context, ec2, vpc);
  await seedOpenGroups(context, ec2, vpc);
  await seedUnusedGroups(context, ec2, vpc);
}

async function seedDefaultGroups({ bad, good }: SeedContext, ec2: EC2Client, emptied: SeededVpc) {
  const { id } = await makePlainVpc(ec2, "default-group-as-made");
  await logTraffic(ec2, id);
  await nameIt(ec2, await defaultGroup(ec2, id), bad("sg-default-allows"));
  await nameIt(ec2, await defaultGroup(ec2, emptied.id), good("default-group", "emptied"));
}

async function seedOpenGroups({ bad, good }: SeedContext, ec2: EC2Client, vpc: SeededVpc) {
  const make = async (name: string, ...permissions: IpPermission[]) =>
    makeInterface(ec2, vpc.subnet, await makeGroup(ec2, vpc.id, name, permissions));
  const list = async (PrefixListName: string, ...cidrs: string[]) => {
    const { PrefixList } = await ec2.send(
      new CreateManagedPrefixListCommand({
        PrefixListName,
        AddressFamily: "IPv4",
        MaxEntries: 10,
        Entries: cidrs.map((Cidr) => ({ Cidr })),
      }),
    );
    return { PrefixListIds: [{ PrefixListId: PrefixList?.PrefixListId ?? "" }] };
  };
  const everywhere = { IpRanges: [{ CidrIp: "0.0.0.0/0" }] };
  const office = { IpRanges: [{ CidrIp: "198.51.100.0/24" }] };
  const halves = { IpRanges: [{ CidrIp: "0.0.0.0/1" }, { CidrIp: "128.0.0.0/1" }] };

  const admin = "sg-open-admin-ports";
  await make(bad(admin), { ...tcp(22), ...everywhere });
  await make(bad(admin, "ipv6"), { ...tcp(3389), Ipv6Ranges: [{ CidrIpv6: "::/0" }] });
  await make(bad(admin, "range"), { ...tcp(20, 25), ...everywhere });
  await make(bad(admin, "halves"), { ...tcp(22), ...halves });
  await make(bad(admin, "prefix-list"), {
    ...tcp(22),
    ...(await list("everybody", "0.0.0.0/1", "128.0.0.0/1")),
  });
  await make(bad("sg-open-database-ports"), { ...tcp(5432), ...everywhere });
  await make(bad("sg-open-all"), { IpProtocol: "-1", ...everywhere });
  await make(bad("sg-open-all", "tcp"), { ...tcp(0, 65_535), ...everywhere });
  await make(good("group", "web"), { ...tcp(443), ...everywhere });
  await make(good("group", "office"), { ...tcp(22), ...office });
  await make(good("group", "offices"), {
    ...tcp(22),
    ...(await list("offices", "198.51.100.0/24", "203.0.113.0/24")),
  });
}

async function seedUnusedGroups({ bad, good }: SeedContext, ec2: EC2Client, vpc: SeededVpc) {
  const unused = await makeGroup(ec2, vpc.id, bad("sg-unused"));
  await allow(ec2, unused, { ...tcp(443), UserIdGroupPairs: [{ GroupId: unused }] });
  const named = await makeGroup(ec2, vpc.id, good("group", "named-by-another"));
  const naming = await makeGroup(ec2, vpc.id, good("group", "naming-another"));
  await allow(ec2, naming, { ...tcp(5432), UserIdGroupPairs: [{ GroupId: named }] });
  await makeInterface(ec2, vpc.subnet, naming);
}

async function makeGroup(
  ec2: EC2Client,
  VpcId: string,
  GroupName: string,
  permissions: readonly IpPermission[] = [],
): Promise<string> {
  const { GroupId = "" } = await ec2.send(
    new CreateSecurityGroupCommand({ VpcId, GroupName, Description: GroupName }),
  );
  for (const permission of permissions) await allow(ec2, GroupId, permission);
  return GroupId;
}

async function allow(ec2: EC2Client, GroupId: string, permission: IpPermission): Promise<void> {
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [permission] }),
  );
}

function tcp(FromPort: number, ToPort = FromPort): IpPermission {
  return { IpProtocol: "tcp", FromPort, ToPort };
}
