import { expect, test } from "vitest";
import { GlobalAccelerator } from "../../../src/resources/global-accelerator.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const ARN = "arn:aws:globalaccelerator::123456789012:accelerator/1";
const ListAccelerators: Answer = ({ NextToken }) => ({
  body:
    NextToken === "2"
      ? { Accelerators: [{ AcceleratorArn: `${ARN}2`, Name: "", Enabled: false }] }
      : { Accelerators: [{ AcceleratorArn: ARN, Name: "shop", Enabled: true }], NextToken: "2" },
});
const collect = (
  answers: Readonly<Record<string, Answer>>,
  options: { needs?: Map<string, Set<string>>; partition?: string } = {},
) => collectWith("globalaccelerator", answers, { region: "global", ...options });

test("all pages are read, and flow logs that AWS does not mention are off", async () => {
  const { resources, gaps } = await collect({
    ListAccelerators,
    DescribeAcceleratorAttributes: ({ AcceleratorArn }) => ({
      body: { AcceleratorAttributes: AcceleratorArn === ARN ? { FlowLogsEnabled: true } : {} },
    }),
  });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([
    { arn: ARN, id: "1", name: "shop", region: "global", enabled: true, flowLogs: true },
    { id: "12", name: "12", enabled: false, flowLogs: false },
  ]);
  for (const each of resources) {
    expect(GlobalAccelerator.fields.safeParse(each).error).toBeUndefined();
  }
});

test("attributes that may not be read leave flow logs unread", async () => {
  const { resources, gaps } = await collect({
    ListAccelerators,
    DescribeAcceleratorAttributes: () => ({
      status: 400,
      body: { __type: "AccessDeniedException", message: "no" },
    }),
  });
  expect(resources[0]).not.toHaveProperty("flowLogs");
  expect(gaps[0]).toMatchObject({ arn: ARN, field: "flowLogs", reason: "denied" });
});

test("the list alone takes no call for attributes, and other partitions take none at all", async () => {
  const needs = new Map([[GlobalAccelerator.type, new Set(["enabled"])]]);
  const { journal } = await collect({ ListAccelerators }, { needs });
  expect(journal).toMatchObject([{ operation: "ListAccelerators", calls: 2 }]);
  expect((await collect({}, { partition: "aws-cn" })).journal).toEqual([]);
});
