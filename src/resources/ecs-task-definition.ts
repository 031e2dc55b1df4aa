import { z } from "zod";
import { defineResource } from "./define.ts";
import { JudgedVariable } from "./judged-variable.ts";

const Container = z.object({
  name: z.string().describe("containerDefinitions[].name"),
  privileged: z
    .boolean()
    .describe("privileged: the container has the rights of root on its host; false when not sent"),
  readonlyRootFilesystem: z
    .boolean()
    .describe(
      "readonlyRootFilesystem: the container cannot change its own files; false when not sent",
    ),
  logDriver: z
    .string()
    .nullable()
    .describe("logConfiguration.logDriver; null: the log stays on the host, or is lost"),
});

const Setting = JudgedVariable.extend({
  place: z
    .string()
    .describe(
      "What holds it, for example: variable STAGE of web, command of web, option o of volume data",
    ),
});

/** A family of task definitions, as its newest active revision is: the revision that new tasks and services get. */
export const EcsTaskDefinition = defineResource({
  type: "AWS::ECS::TaskDefinition",
  service: "ecs",
  scope: "regional",
  title: "ECS task definition",
  fields: z.object({
    revision: z.number().describe("DescribeTaskDefinition taskDefinition.revision: newest active"),
    registeredByBatch: z
      .boolean()
      .describe(
        "taskDefinition.registeredBy is AWS Batch, which makes it from a job definition; false when not sent",
      ),
    networkMode: z
      .string()
      .nullable()
      .describe(
        "taskDefinition.networkMode: awsvpc, bridge, host or none; null: bridge on Linux, nat on Windows",
      ),
    pidMode: z
      .string()
      .nullable()
      .describe(
        "taskDefinition.pidMode: task or host, whose processes the containers see; null: each its own",
      ),
    windows: z
      .boolean()
      .describe("taskDefinition.runtimePlatform.operatingSystemFamily is one of Windows"),
    taskRole: z
      .string()
      .nullable()
      .describe("taskDefinition.taskRoleArn: the role of the containers; null for none"),
    containers: z.array(Container).describe("taskDefinition.containerDefinitions"),
    settings: z
      .array(Setting)
      .describe(
        "What containerDefinitions[] and volumes[] state in plain text, judged: environment, entryPoint, command, healthCheck, dockerLabels, options of the log and volume drivers; sorted by name",
      ),
  }),
  example: {
    type: "AWS::ECS::TaskDefinition",
    arn: "arn:aws:ecs:us-east-1:123456789012:task-definition/orders",
    id: "orders",
    name: "orders",
    account: "123456789012",
    region: "us-east-1",
    revision: 7,
    registeredByBatch: false,
    networkMode: "awsvpc",
    pidMode: null,
    windows: false,
    taskRole: "arn:aws:iam::123456789012:role/orders-task",
    containers: [
      { name: "web", privileged: false, readonlyRootFilesystem: true, logDriver: "awslogs" },
    ],
    settings: [
      {
        place: "variable STAGE of web",
        name: "STAGE",
        secret: null,
        sensitiveName: false,
        form: "plain",
      },
    ],
  },
});
