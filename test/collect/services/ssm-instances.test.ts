import { expect, test } from "vitest";
import { collectWith } from "../../support/collect-with.ts";

const node = (number: number) => ({
  InstanceId: `i-${number}`,
  PingStatus: "Online",
  LastPingDateTime: 1_780_000_000,
  ComputerName: `node-${number}`,
});

test("patch states are asked for in batches of 50, over pages of any size", async () => {
  const batches: number[] = [];
  const { resources, gaps } = await collectWith("ssm-instances", {
    DescribeInstanceInformation: ({ NextToken }) => {
      const from = NextToken === undefined ? 0 : 30;
      const length = NextToken === undefined ? 30 : 31;
      return {
        body: {
          InstanceInformationList: Array.from({ length }, (_, n) => node(from + n)),
          ...(NextToken === undefined && { NextToken: "2" }),
        },
      };
    },
    DescribeInstancePatchStates: ({ InstanceIds }) => {
      batches.push((InstanceIds as string[]).length);
      return {
        body: {
          InstancePatchStates: [
            {
              InstanceId: "i-7",
              BaselineId: "pb-1",
              MissingCount: 2,
              FailedCount: 0,
              OperationEndTime: 1_780_000_000,
            },
          ],
        },
      };
    },
  });
  expect(batches).toEqual([50, 11]);
  expect(gaps).toEqual([]);
  expect(resources).toHaveLength(61);
  expect(resources[7]).toMatchObject({
    arn: "arn:aws:ssm:us-east-1:123456789012:managed-instance/i-7",
    name: "node-7",
    pingStatus: "Online",
    patchState: { missing: 2, failed: 0, rejected: 0, pendingReboot: 0, baseline: "pb-1" },
  });
  // Never scanned.
  expect(resources[8]).toMatchObject({ patchState: null });
});

test("without permission for patch states the nodes are known all the same", async () => {
  const { resources, gaps } = await collectWith("ssm-instances", {
    DescribeInstanceInformation: () => ({ body: { InstanceInformationList: [node(1)] } }),
    DescribeInstancePatchStates: () => ({
      status: 400,
      body: { __type: "AccessDeniedException", message: "no" },
    }),
  });
  expect(resources).toHaveLength(1);
  expect(resources[0]).not.toHaveProperty("patchState");
  expect(gaps).toMatchObject([
    { field: "patchState", permission: "ssm:DescribeInstancePatchStates", reason: "denied" },
  ]);
});

test("no node, no call for patches", async () => {
  const { journal } = await collectWith("ssm-instances", {
    DescribeInstanceInformation: () => ({ body: {} }),
  });
  expect(journal.map(({ operation }) => operation)).toEqual(["DescribeInstanceInformation"]);
});

test("a state without the number of missing patches tells nothing", async () => {
  const { resources, gaps } = await collectWith("ssm-instances", {
    DescribeInstanceInformation: () => ({
      body: { InstanceInformationList: [{ InstanceId: "i-1" }] },
    }),
    DescribeInstancePatchStates: () => ({
      body: { InstancePatchStates: [{ InstanceId: "i-1", FailedCount: 0 }] },
    }),
  });
  expect(gaps).toEqual([]);
  expect(resources[0]).not.toHaveProperty("patchState");
});
