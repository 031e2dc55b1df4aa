import { expect, test } from "vitest";
import { collectWith } from "../../support/collect-with.ts";

const arn = (name: string) => `arn:aws:sqs:us-east-1:123456789012:${name}`;

test("reads the tags of everything, a hundred resources a page", async () => {
  const { resources, gaps } = await collectWith("tagging", {
    GetResources: ({ ResourcesPerPage, PaginationToken }) => {
      expect(ResourcesPerPage).toBe(100);
      return PaginationToken === "2"
        ? {
            body: {
              ResourceTagMappingList: [{ ResourceARN: arn("b"), Tags: [] }],
              PaginationToken: "",
            },
          }
        : {
            body: {
              ResourceTagMappingList: [
                { ResourceARN: arn("a"), Tags: [{ Key: "env", Value: "dev" }, { Key: "empty" }] },
              ],
              PaginationToken: "2",
            },
          };
    },
  });
  expect(gaps).toEqual([]);
  expect(resources.map((resource) => [resource.arn, resource.tags])).toEqual([
    [arn("a"), { env: "dev", empty: "" }],
    [arn("b"), {}],
  ]);
});

test("says when the tags may not be read", async () => {
  const { resources, gaps } = await collectWith("tagging", {
    GetResources: () => ({
      status: 400,
      body: {
        __type: "AccessDeniedException",
        message: "not authorized to perform: tag:GetResources",
      },
    }),
  });
  expect(resources).toEqual([]);
  expect(gaps).toMatchObject([{ permission: "tag:GetResources", reason: "denied" }]);
});
