import { expect, test } from "vitest";
import { RESOURCE_TYPES } from "../../../src/resources/index.ts";
import { collectWith } from "../../support/collect-with.ts";

test("associations come page by page", async () => {
  const { resources, gaps } = await collectWith("route53resolver", {
    ListFirewallRuleGroupAssociations: ({ NextToken }) => ({
      body:
        NextToken === undefined
          ? {
              NextToken: "2",
              FirewallRuleGroupAssociations: [
                { Id: "a1", Arn: "arn:a1", Name: "baseline", VpcId: "vpc-1", Status: "COMPLETE" },
              ],
            }
          : {
              FirewallRuleGroupAssociations: [
                { Id: "a2", Arn: "arn:a2", VpcId: "vpc-2", Status: "DELETING" },
              ],
            },
    }),
    ListResolverQueryLogConfigAssociations: () => ({
      body: {
        ResolverQueryLogConfigAssociations: [
          { Id: "q1", ResourceId: "vpc-1", Status: "ACTIVE", Error: "NONE" },
          { Id: "q2", ResourceId: "vpc-2", Status: "FAILED", Error: "ACCESS_DENIED" },
        ],
      },
    }),
  });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    { arn: "arn:a1", name: "baseline", vpcId: "vpc-1", status: "COMPLETE" },
    { arn: "arn:a2", name: "a2", vpcId: "vpc-2", status: "DELETING" },
    { id: "q1", resourceId: "vpc-1", status: "ACTIVE", error: null },
    { id: "q2", resourceId: "vpc-2", status: "FAILED", error: "ACCESS_DENIED" },
  ]);
  for (const resource of resources) {
    const { fields } = RESOURCE_TYPES.find(({ type }) => type === resource.type) ?? {};
    expect(fields?.safeParse(resource).error).toBeUndefined();
  }
});

test("a denied list leaves a gap in the list of its type alone", async () => {
  const { resources, gaps } = await collectWith("route53resolver", {
    ListFirewallRuleGroupAssociations: () => ({
      status: 400,
      body: { __type: "AccessDeniedException", message: "no" },
    }),
    ListResolverQueryLogConfigAssociations: () => ({
      body: { ResolverQueryLogConfigAssociations: [] },
    }),
  });
  expect(resources).toEqual([]);
  expect(gaps).toMatchObject([
    { type: "AWS::Route53Resolver::FirewallRuleGroupAssociation", reason: "denied" },
  ]);
});
