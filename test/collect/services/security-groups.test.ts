import { describe, expect, test } from "vitest";
import { compareText } from "../../../src/model/resource.ts";
import { PrefixList } from "../../../src/resources/prefix-list.ts";
import { SecurityGroup } from "../../../src/resources/security-group.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const GROUP = "<groupId>sg-1</groupId><groupName>web</groupName><vpcId>vpc-1</vpcId>";

function groups(permissions: string, owner = "123456789012"): Answer {
  const item = `<item>${GROUP}<ownerId>${owner}</ownerId><ipPermissions>${permissions}</ipPermissions></item>`;
  return () => ({
    body: `<DescribeSecurityGroupsResponse><securityGroupInfo>${item}</securityGroupInfo></DescribeSecurityGroupsResponse>`,
  });
}

function naming(...ids: string[]): Answer {
  const items = ids.map((id) => `<item><prefixListId>${id}</prefixListId></item>`);
  return groups(
    `<item><ipProtocol>tcp</ipProtocol><fromPort>22</fromPort><toPort>22</toPort><prefixListIds>${items.join("")}</prefixListIds></item>`,
  );
}

function lists(...owners: [id: string, owner: string][]): Answer {
  const items = owners.map(
    ([id, owner]) =>
      `<item><prefixListId>${id}</prefixListId><prefixListArn>arn:aws:ec2:us-east-1:${owner}:prefix-list/${id}</prefixListArn><prefixListName>list ${id}</prefixListName><ownerId>${owner}</ownerId></item>`,
  );
  return () => ({
    body: `<DescribeManagedPrefixListsResponse><prefixListSet>${items.join("")}</prefixListSet></DescribeManagedPrefixListsResponse>`,
  });
}

function entries(cidr: string, next = ""): { body: string } {
  return {
    body: `<GetManagedPrefixListEntriesResponse><entrySet><item><cidr>${cidr}</cidr></item></entrySet>${next && `<nextToken>${next}</nextToken>`}</GetManagedPrefixListEntriesResponse>`,
  };
}

const denied: Answer = () => ({
  status: 403,
  body: "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors></Response>",
});

describe("security groups", () => {
  test("have ports where the protocol has, and none where AWS sends -1 or nothing", async () => {
    const { resources, journal } = await collectWith("security-groups", {
      DescribeSecurityGroups: groups(
        `<item><ipProtocol>tcp</ipProtocol><fromPort>0</fromPort><toPort>22</toPort>
           <ipRanges><item><cidrIp>10.0.0.0/8</cidrIp><description>office</description></item></ipRanges>
           <ipv6Ranges><item><cidrIpv6>::/0</cidrIpv6></item></ipv6Ranges></item>
         <item><ipProtocol>icmp</ipProtocol><fromPort>8</fromPort><toPort>-1</toPort></item>
         <item><ipProtocol>-1</ipProtocol><groups><item><groupId>sg-2</groupId><userId>999999999999</userId></item></groups></item>`,
      ),
    });
    const none = { ipv4Cidrs: [], ipv6Cidrs: [], prefixListIds: [], groups: [] };
    expect(resources).toMatchObject([
      {
        name: "web",
        ingress: [
          {
            ...none,
            protocol: "tcp",
            fromPort: 0,
            toPort: 22,
            ipv4Cidrs: ["10.0.0.0/8"],
            ipv6Cidrs: ["::/0"],
          },
          { ...none, protocol: "icmp", fromPort: 8, toPort: null },
          { ...none, protocol: "-1", fromPort: null, toPort: null, groups: ["sg-2"] },
        ],
        egress: [],
      },
    ]);
    expect(SecurityGroup.fields.safeParse(resources[0]).error).toBeUndefined();
    expect(JSON.stringify(resources)).not.toContain("office");
    expect(journal.map(({ operation }) => operation)).toEqual(["DescribeSecurityGroups"]);
  });

  test("of another account keep its id in the ARN", async () => {
    const { resources } = await collectWith("security-groups", {
      DescribeSecurityGroups: groups("", "999999999999"),
    });
    expect(resources).toMatchObject([
      {
        arn: "arn:aws:ec2:us-east-1:999999999999:security-group/sg-1",
        ownerId: "999999999999",
        account: "123456789012",
      },
    ]);
  });

  test("that could not be listed leave the prefix lists unread too", async () => {
    const { resources, gaps } = await collectWith("security-groups", {
      DescribeSecurityGroups: denied,
    });
    expect(resources).toEqual([]);
    expect(gaps.map(({ type, permission }) => [type, permission])).toEqual([
      [SecurityGroup.type, "ec2:DescribeSecurityGroups"],
      [PrefixList.type, "ec2:DescribeSecurityGroups"],
    ]);
  });
});

describe("prefix lists", () => {
  test("are those that a group names; entries of AWS's own are not read", async () => {
    const asked: unknown[] = [];
    const { resources, gaps } = await collectWith("security-groups", {
      DescribeSecurityGroups: naming("pl-own", "pl-aws"),
      DescribeManagedPrefixLists: lists(
        ["pl-own", "123456789012"],
        ["pl-aws", "AWS"],
        ["pl-idle", "123456789012"],
      ),
      GetManagedPrefixListEntries: ({ PrefixListId, NextToken }) => {
        asked.push(PrefixListId);
        return NextToken === undefined ? entries("0.0.0.0/1", "2") : entries("128.0.0.0/1");
      },
    });
    expect(asked).toEqual(["pl-own", "pl-own"]);
    expect(gaps).toEqual([]);
    const found = resources
      .filter(({ type }) => type === PrefixList.type)
      .sort((a, b) => compareText(a.id, b.id));
    expect(found).toMatchObject([
      { id: "pl-aws", ownerId: "AWS", cidrs: null },
      { id: "pl-own", name: "list pl-own", cidrs: ["0.0.0.0/1", "128.0.0.0/1"] },
    ]);
  });

  test("whose entries are denied have no addresses, and a gap says why", async () => {
    const { resources, gaps } = await collectWith("security-groups", {
      DescribeSecurityGroups: naming("pl-own"),
      DescribeManagedPrefixLists: lists(["pl-own", "123456789012"]),
      GetManagedPrefixListEntries: denied,
    });
    expect(resources[1]).toMatchObject({ id: "pl-own" });
    expect(resources[1]).not.toHaveProperty("cidrs");
    expect(gaps).toMatchObject([
      { type: PrefixList.type, field: "cidrs", permission: "ec2:GetManagedPrefixListEntries" },
    ]);
  });
});
