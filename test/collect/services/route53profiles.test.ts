import { expect, test } from "vitest";
import { RESOURCE_TYPES } from "../../../src/resources/index.ts";
import { collectWith } from "../../support/collect-with.ts";

const DENIED = { status: 403, body: { __type: "AccessDeniedException", message: "no" } };

test("associations come page by page, and each profile is read once", async () => {
  const { resources, gaps, journal } = await collectWith("route53profiles", {
    ListProfileAssociations: ({ nextToken }) => ({
      body:
        nextToken === undefined
          ? {
              NextToken: "2",
              ProfileAssociations: [
                { Id: "a1", Name: "x", ResourceId: "vpc-1", ProfileId: "rp-1", Status: "COMPLETE" },
                {
                  Id: "a2",
                  ResourceId: "arn:aws:ec2:us-east-1:123456789012:vpc/vpc-2",
                  ProfileId: "rp-1",
                  Status: "DELETING",
                },
              ],
            }
          : {
              ProfileAssociations: [
                { Id: "a3", ResourceId: "vpc-3", ProfileId: "rp-2", Status: "CREATING" },
              ],
            },
    }),
    ListProfileResourceAssociations: () => ({
      body: {
        ProfileResourceAssociations: [{ Id: "r1", ResourceArn: "arn:zone", Status: "COMPLETE" }],
      },
    }),
  });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    { id: "a1", name: "x", vpcId: "vpc-1", profileId: "rp-1", status: "COMPLETE" },
    { id: "a2", name: "a2", vpcId: "vpc-2", profileId: "rp-1", status: "DELETING" },
    { id: "a3", vpcId: "vpc-3", profileId: "rp-2", status: "CREATING" },
    { id: "r1", name: "r1", profileId: "rp-1", resourceArn: "arn:zone", status: "COMPLETE" },
    { id: "r1", name: "r1", profileId: "rp-2", resourceArn: "arn:zone", status: "COMPLETE" },
  ]);
  for (const resource of resources) {
    const { fields } = RESOURCE_TYPES.find(({ type }) => type === resource.type) ?? {};
    expect(fields?.safeParse(resource).error).toBeUndefined();
  }
  expect(journal.map(({ operation, calls }) => [operation, calls])).toEqual([
    ["ListProfileAssociations", 2],
    ["ListProfileResourceAssociations", 2],
  ]);
});

test("denied associations leave both lists unread", async () => {
  const { resources, gaps } = await collectWith("route53profiles", {
    ListProfileAssociations: () => DENIED,
  });
  expect(resources).toEqual([]);
  expect(gaps).toMatchObject([
    { type: "AWS::Route53Profiles::ProfileAssociation", reason: "denied" },
    { type: "AWS::Route53Profiles::ProfileResourceAssociation", reason: "denied" },
  ]);
});

test("a denied profile leaves the list of resources unread", async () => {
  const { resources, gaps } = await collectWith("route53profiles", {
    ListProfileAssociations: () => ({
      body: {
        ProfileAssociations: [
          { Id: "a1", ResourceId: "vpc-1", ProfileId: "rp-1", Status: "COMPLETE" },
        ],
      },
    }),
    ListProfileResourceAssociations: () => DENIED,
  });
  expect(resources).toHaveLength(1);
  expect(gaps).toMatchObject([
    { type: "AWS::Route53Profiles::ProfileResourceAssociation", reason: "denied" },
  ]);
});
