import { expect, test } from "vitest";
import { AutoScalingGroup } from "../../../src/resources/autoscaling-group.ts";
import { collectWith } from "../../support/collect-with.ts";

const needs = new Map([
  [AutoScalingGroup.type, new Set(Object.keys(AutoScalingGroup.fields.shape))],
]);
const member = (content: string) => `<member>${content}</member>`;
const group = (name: string, content = "") =>
  member(`
    <AutoScalingGroupName>${name}</AutoScalingGroupName>
    <AutoScalingGroupARN>arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName/${name}</AutoScalingGroupARN>
    <MinSize>1</MinSize><MaxSize>2</MaxSize><DesiredCapacity>1</DesiredCapacity>
    <HealthCheckType>EC2</HealthCheckType>
    <AvailabilityZones>${member("us-east-1b")}${member("us-east-1a")}</AvailabilityZones>${content}`);
const tag = (key: string) =>
  `<Tags>${member(`<Key>${key}</Key><Value>x</Value><PropagateAtLaunch>true</PropagateAtLaunch>`)}</Tags>`;
const collect = (...groups: readonly string[]) =>
  collectWith(
    "autoscaling",
    {
      DescribeAutoScalingGroups: () => ({
        body: `<DescribeAutoScalingGroupsResponse><DescribeAutoScalingGroupsResult>
          <AutoScalingGroups>${groups.join("")}</AutoScalingGroups>
        </DescribeAutoScalingGroupsResult></DescribeAutoScalingGroupsResponse>`,
      }),
    },
    { needs },
  );

test("tells which service runs a group", async () => {
  const { resources, gaps } = await collect(
    group("own", tag("Name")),
    group("operated", "<Operator><Principal>ecs.amazonaws.com</Principal></Operator>"),
    group("nodes", tag("eks:nodegroup-name")),
    group("jobs", tag("AWSBatchServiceTag")),
  );
  expect(gaps).toEqual([]);
  expect(resources.map(({ managedBy }) => managedBy)).toEqual([
    null,
    "ecs.amazonaws.com",
    "eks.amazonaws.com",
    "batch.amazonaws.com",
  ]);
  expect(resources[0]).toMatchObject({ zones: ["us-east-1a", "us-east-1b"], loadBalanced: false });
  expect(AutoScalingGroup.fields.safeParse(resources[0]).error).toBeUndefined();
});

test("a group that is being deleted is none any more", async () => {
  const { resources } = await collect(group("dying", "<Status>Delete in progress</Status>"));
  expect(resources).toEqual([]);
});
