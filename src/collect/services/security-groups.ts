import {
  DescribeManagedPrefixListsCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
  GetManagedPrefixListEntriesCommand,
  type IpPermission,
  type ManagedPrefixList,
} from "@aws-sdk/client-ec2";
import { PrefixList } from "../../resources/prefix-list.ts";
import { SecurityGroup, type SecurityGroupPermission } from "../../resources/security-group.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import { tagRecord } from "../shape.ts";

const page = ["NextToken", "NextToken"] as const;

const calls = {
  // The groups tell which prefix lists matter.
  DescribeSecurityGroups: call(
    DescribeSecurityGroupsCommand,
    "ec2:DescribeSecurityGroups",
    [{ type: SecurityGroup }, { type: PrefixList }],
    { page, secrets: ["<groupDescription>"] },
  ),
  DescribeManagedPrefixLists: call(
    DescribeManagedPrefixListsCommand,
    "ec2:DescribeManagedPrefixLists",
    { type: PrefixList },
    { page },
  ),
  GetManagedPrefixListEntries: call(
    GetManagedPrefixListEntriesCommand,
    "ec2:GetManagedPrefixListEntries",
    { type: PrefixList, fields: ["cidrs"] },
    { page },
  ),
};
type Context = CollectContext<typeof calls>;

/** Most that these two calls give at a time. */
const LISTS_PAGE = 100;

export default defineCollector({
  service: "security-groups",
  scope: "regional",
  client: EC2Client,
  calls,
  async *collect(context) {
    const { partition, region, account } = context;
    const named = new Set<string>();
    const groups = context.items(
      "DescribeSecurityGroups",
      { MaxResults: 1000 },
      (output) => output.SecurityGroups,
    );
    for await (const group of groups) {
      const { GroupId: id = "", OwnerId: owner = account } = group;
      const ingress = (group.IpPermissions ?? []).map(permission);
      const egress = (group.IpPermissionsEgress ?? []).map(permission);
      for (const { prefixListIds } of [...ingress, ...egress]) {
        for (const list of prefixListIds) named.add(list);
      }
      yield context.resource(SecurityGroup, {
        arn: `arn:${partition}:ec2:${region}:${owner}:security-group/${id}`,
        id,
        name: group.GroupName ?? id,
        tags: tagRecord(group.Tags),
        vpcId: group.VpcId,
        ownerId: owner,
        ingress,
        egress,
      });
    }
    if (named.size > 0) yield* prefixLists(context, named);
  },
});

function permission(of: IpPermission): SecurityGroupPermission {
  const { IpProtocol: protocol = "-1", FromPort, ToPort } = of;
  // Of protocols without ports AWS sends none, or -1 as it does for ICMP.
  const port = (number: number | undefined) =>
    number === undefined || number === -1 ? null : number;
  return {
    protocol,
    fromPort: port(FromPort),
    toPort: port(ToPort),
    ipv4Cidrs: (of.IpRanges ?? []).map(({ CidrIp = "" }) => CidrIp),
    ipv6Cidrs: (of.Ipv6Ranges ?? []).map(({ CidrIpv6 = "" }) => CidrIpv6),
    prefixListIds: (of.PrefixListIds ?? []).map(({ PrefixListId = "" }) => PrefixListId),
    groups: (of.UserIdGroupPairs ?? []).map(({ GroupId = "" }) => GroupId),
  };
}

async function* prefixLists(context: Context, named: ReadonlySet<string>) {
  const listed = context.items("DescribeManagedPrefixLists", { MaxResults: LISTS_PAGE }, (output) =>
    output.PrefixLists?.filter(({ PrefixListId: id = "" }) => named.has(id)),
  );
  yield* context.each(listed, (list) => prefixList(context, list));
}

async function prefixList(context: Context, list: ManagedPrefixList) {
  const { PrefixListId: id = "", PrefixListArn: arn = "", OwnerId: ownerId } = list;
  const entries =
    ownerId === "AWS"
      ? null
      : await context.readAll(
          "GetManagedPrefixListEntries",
          { PrefixListId: id, MaxResults: LISTS_PAGE },
          (output) => output.Entries,
          arn,
        );
  return context.resource(PrefixList, {
    arn,
    id,
    name: list.PrefixListName ?? id,
    tags: tagRecord(list.Tags),
    ownerId,
    cidrs: entries && entries.map(({ Cidr = "" }) => Cidr),
  });
}
