import { describe, expect, test } from "vitest";
import { madeUp } from "../../secrets/made-up.ts";
import { type Answer, collectWith } from "../../support/collect-with.ts";

const TASK_DEFINITION = "AWS::ECS::TaskDefinition";
const SERVICE = "AWS::ECS::Service";
const arn = (rest: string) => `arn:aws:ecs:us-east-1:123456789012:${rest}`;
const none: Record<string, Answer> = {
  ListTaskDefinitionFamilies: () => ({ body: { families: [] } }),
  ListClusters: () => ({ body: { clusterArns: [] } }),
};
const denied: Answer = () => ({
  status: 400,
  body: { __type: "AccessDeniedException", message: "not authorized" },
});

async function describeTask(taskDefinition: object) {
  const { resources } = await collectWith("ecs", {
    ...none,
    ListTaskDefinitionFamilies: () => ({ body: { families: ["orders"] } }),
    DescribeTaskDefinition: () => ({ body: { taskDefinition } }),
  });
  return resources[0];
}

async function describeServices(services: readonly object[], describeWith?: Answer) {
  const arns = services.map((_, index) => arn(`service/shop/${index}`));
  return collectWith("ecs", {
    ...none,
    ListClusters: () => ({ body: { clusterArns: [arn("cluster/shop")] } }),
    ListServices: () => ({ body: { serviceArns: arns } }),
    DescribeServices:
      describeWith ??
      ((input) => ({
        body: {
          services: (input["services"] as string[]).map((serviceArn) => ({
            ...services[arns.indexOf(serviceArn)],
            serviceArn,
          })),
        },
      })),
  });
}

describe("ECS task definitions", () => {
  test("are asked for by family, active ones only, page by page", async () => {
    const asked: unknown[] = [];
    const { resources, gaps } = await collectWith("ecs", {
      ...none,
      ListTaskDefinitionFamilies: (input) => {
        asked.push(input);
        return input["nextToken"] === undefined
          ? { body: { families: ["a", "b"], nextToken: "2" } }
          : { body: { families: ["c"] } };
      },
      DescribeTaskDefinition: ({ taskDefinition: family }) => ({
        body: {
          taskDefinition: { family, revision: 7, taskDefinitionArn: arn(`${family as string}:7`) },
          tags: [{ key: "team", value: "shop" }],
        },
      }),
    });
    expect(asked).toEqual([{ status: "ACTIVE" }, { status: "ACTIVE", nextToken: "2" }]);
    expect(gaps).toEqual([]);
    // The ARN stays when the next revision is registered.
    expect(resources.map((each) => [each.arn, each["revision"]])).toEqual([
      [arn("task-definition/a"), 7],
      [arn("task-definition/b"), 7],
      [arn("task-definition/c"), 7],
    ]);
    expect(resources[0]).toMatchObject({
      tags: { team: "shop" },
      networkMode: null,
      taskRole: null,
      containers: [],
      settings: [],
    });
  });

  test("have everything judged that they state in plain text, and no value is kept", async () => {
    const password = madeUp("base62", 20, 911);
    const task = await describeTask({
      containerDefinitions: [
        {
          name: "web",
          privileged: true,
          environment: [{ name: "DB_PASSWORD", value: password }, { name: "EMPTY" }],
          // A secret apart from its flag is found in the whole line only.
          entryPoint: ["/bin/run", "--password", password],
          command: [],
          healthCheck: { command: ["CMD-SHELL", `curl -u web:${password} localhost`] },
          dockerLabels: { token: password },
          logConfiguration: { logDriver: "splunk", options: { "splunk-token": password } },
          secrets: [{ name: "KEY", valueFrom: "arn:aws:ssm:us-east-1:123456789012:parameter/k" }],
        },
        { name: "log", firelensConfiguration: { type: "fluentd", options: { password } } },
      ],
      volumes: [
        { name: "host" },
        { name: "share", dockerVolumeConfiguration: { driverOpts: { o: `password=${password}` } } },
      ],
    });
    const settings = task?.["settings"] as { place: string; secret: object | null }[];
    const judged = new Map(settings.map(({ place, secret }) => [place, secret !== null]));
    expect(judged.size).toBe(settings.length);
    expect(Object.fromEntries(judged)).toEqual({
      "entry point of web": true,
      "health check of web": true,
      "label token of web": true,
      "log option splunk-token of web": true,
      "log router option password of log": true,
      "option o of volume share": true,
      "variable DB_PASSWORD of web": true,
      "variable EMPTY of web": false,
    });
    expect(task?.["containers"]).toEqual([
      { name: "web", privileged: true, readonlyRootFilesystem: false, logDriver: "splunk" },
      { name: "log", privileged: false, readonlyRootFilesystem: false, logDriver: null },
    ]);
    expect(JSON.stringify(task)).not.toContain(password);
  });

  test.each([
    [true, "arn:aws:sts::123456789012:assumed-role/AWSServiceRoleForBatch/aws-batch"],
    [true, "arn:aws:sts::123456789012:assumed-role/AWSBatchServiceRole/aws-batch"],
    [false, "arn:aws:iam::123456789012:user/aws-batch-deployer"],
    [false, undefined],
  ])("are of AWS Batch (%s) when registered by %s", async (registeredByBatch, registeredBy) => {
    expect(await describeTask({ registeredBy })).toMatchObject({ registeredByBatch });
  });

  test.each([
    ["orders", "orders"],
    ["/teams/orders", "teams/orders"],
    ["arn:aws:iam::123456789012:role/orders", "orders"],
  ])("with the task role %j have its ARN", async (taskRoleArn, name) => {
    const taskRole = `arn:aws:iam::123456789012:role/${name}`;
    expect(await describeTask({ taskRoleArn })).toMatchObject({ taskRole });
  });

  test("that may not be described are there by name, with a gap for the rest", async () => {
    const { resources, gaps } = await collectWith("ecs", {
      ...none,
      ListTaskDefinitionFamilies: () => ({ body: { families: ["orders"] } }),
      DescribeTaskDefinition: denied,
    });
    expect(resources).toEqual([
      {
        type: TASK_DEFINITION,
        account: "123456789012",
        region: "us-east-1",
        arn: arn("task-definition/orders"),
        id: "orders",
        name: "orders",
      },
    ]);
    expect(gaps).toContainEqual(
      expect.objectContaining({
        arn: arn("task-definition/orders"),
        field: "settings",
        permission: "ecs:DescribeTaskDefinition",
        reason: "denied",
      }),
    );
  });
});

describe("ECS services", () => {
  test("are described ten at a time", async () => {
    const { resources, journal } = await describeServices(Array.from({ length: 25 }, () => ({})));
    expect(resources).toHaveLength(25);
    expect(journal.find(({ operation }) => operation === "DescribeServices")?.calls).toBe(3);
  });

  test("have public addresses by their own network configuration or that of a task set", async () => {
    const network = (assignPublicIp?: string, subnet = "subnet-1") => ({
      awsvpcConfiguration: { subnets: [subnet], securityGroups: ["sg-1"], assignPublicIp },
    });
    const { resources } = await describeServices([
      {},
      { networkConfiguration: {} },
      { networkConfiguration: network() },
      { networkConfiguration: network("DISABLED") },
      { networkConfiguration: network("ENABLED") },
      {
        taskSets: [
          { networkConfiguration: network("DISABLED") },
          { networkConfiguration: network("ENABLED", "subnet-0") },
        ],
      },
    ]);
    expect(resources.map((each) => each["publicAddresses"])).toEqual([
      null,
      null,
      false,
      false,
      true,
      true,
    ]);
    expect(resources.at(-1)).toMatchObject({
      id: "shop/5",
      name: "5",
      cluster: "shop",
      subnets: ["subnet-0", "subnet-1"],
      securityGroups: ["sg-1"],
    });
  });

  test("that may not be described are there by name, with a gap for the rest", async () => {
    const { resources, gaps } = await describeServices([{}], denied);
    expect(resources).toEqual([
      {
        type: SERVICE,
        account: "123456789012",
        region: "us-east-1",
        arn: arn("service/shop/0"),
        id: "shop/0",
        name: "0",
      },
    ]);
    expect(gaps).toContainEqual(
      expect.objectContaining({ field: "publicAddresses", permission: "ecs:DescribeServices" }),
    );
  });

  test("of a cluster that was deleted meanwhile are none", async () => {
    const gone: Answer = () => ({
      status: 400,
      body: { __type: "ClusterNotFoundException", message: "Cluster not found." },
    });
    const { resources, gaps } = await describeServices([{}], gone);
    expect([resources, gaps]).toEqual([[], []]);
  });
});
