import {
  CreateSecurityGroupCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import {
  type AssignPublicIp,
  type ContainerDefinition,
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
} from "@aws-sdk/client-ecs";
import { madeUp } from "../../secrets/made-up.ts";
import { HOME_REGION, type SeedContext } from "./context.ts";
import { makeServiceRole } from "./service-role.ts";

const CLUSTER = "shop";
const LOG = { "awslogs-group": "/ecs/orders", "awslogs-region": HOME_REGION };

/** Task definitions with and without secrets and rights over their host, and services with and without public addresses. */
export async function seed(context: SeedContext): Promise<void> {
  await seedSecrets(context);
  await seedRights(context);
  await seedServices(context);
}

async function seedSecrets(context: SeedContext): Promise<void> {
  const { bad, good } = context;
  const secret = `arn:aws:secretsmanager:${HOME_REGION}:123456789012:secret:orders-AbCdEf`;
  const password = [{ name: "DB_PASSWORD", value: madeUp("base62", 16, 971) }];
  const cases: readonly (readonly [string, Partial<ContainerDefinition>])[] = [
    [bad("ecs-task-env-plaintext-secret"), { environment: password }],
    [
      bad("ecs-task-env-plaintext-secret", "command"),
      { command: ["sh", "-c", `mysqldump --password=${madeUp("base62", 16, 972)} orders`] },
    ],
    [
      bad("ecs-task-env-plaintext-secret", "log-driver"),
      {
        logConfiguration: {
          logDriver: "splunk",
          options: { "splunk-token": madeUp("hex", 32, 973), "splunk-url": "https://splunk:8088" },
        },
      },
    ],
    [
      good("task-definition", "references"),
      {
        environment: [
          { name: "STAGE", value: "production" },
          { name: "DB_SECRET", value: secret },
        ],
        secrets: [{ name: "DB_PASSWORD", valueFrom: secret }],
        command: ["sh", "-c", 'mysqldump --password="$DB_PASSWORD" orders'],
        logConfiguration: { logDriver: "awslogs", options: LOG },
      },
    ],
  ];
  for (const [name, container] of cases) await register(context, name, {}, container);
  const cleaned = good("task-definition", "secret-in-an-old-revision");
  await register(context, cleaned, {}, { environment: password });
  await register(context, cleaned);
}

async function seedRights(context: SeedContext): Promise<void> {
  const { bad, good } = context;
  const onInstances: Partial<RegisterTaskDefinitionCommandInput> = {
    networkMode: "bridge",
    requiresCompatibilities: ["EC2"],
  };
  await register(context, bad("ecs-task-privileged"), onInstances, { privileged: true });
  await register(context, good("task-definition", "on-instances"), onInstances);
  await register(context, bad("ecs-task-host-network"), { ...onInstances, networkMode: "host" });
  await register(context, bad("ecs-task-host-processes"), { ...onInstances, pidMode: "host" });
  const rest = { readonlyRootFilesystem: false };
  await register(context, bad("ecs-task-root-filesystem-writable"), {}, rest);
  await register(context, bad("ecs-task-log-missing"), {}, { logConfiguration: undefined });
  const everything = { Effect: "Allow", Action: "*", Resource: "*" };
  await register(context, bad("ecs-task-role-admin"), {
    taskRoleArn: await makeServiceRole(context, "task-administrator", "ecs-tasks", everything),
  });
  const queue = {
    ...everything,
    Action: "sqs:SendMessage",
    Resource: `arn:aws:sqs:${HOME_REGION}:123456789012:orders`,
  };
  await register(context, good("task-definition", "narrow-role"), {
    taskRoleArn: await makeServiceRole(context, "orders-task", "ecs-tasks", queue),
  });
}

async function seedServices(context: SeedContext): Promise<void> {
  const { bad, good, client } = context;
  const ecs = client(ECSClient);
  await ecs.send(new CreateClusterCommand({ clusterName: CLUSTER }));
  const family = good("task-definition", "of-services");
  await register(context, family);
  const make = async (serviceName: string, assignPublicIp?: AssignPublicIp) =>
    ecs.send(
      new CreateServiceCommand({
        cluster: CLUSTER,
        serviceName,
        taskDefinition: family,
        desiredCount: 0,
        tags: [{ key: "team", value: "shop" }],
        ...(assignPublicIp === undefined
          ? { launchType: "EC2" }
          : {
              launchType: "FARGATE",
              networkConfiguration: {
                awsvpcConfiguration: { ...(await network(context, serviceName)), assignPublicIp },
              },
            }),
      }),
    );
  await make(bad("ecs-service-public"), "ENABLED");
  await make(good("ecs-service", "private"), "DISABLED");
  await make(good("ecs-service", "on-instances"));
}

async function network({ client }: SeedContext, GroupName: string) {
  const ec2 = client(EC2Client);
  const { Vpcs } = await ec2.send(
    new DescribeVpcsCommand({ Filters: [{ Name: "is-default", Values: ["true"] }] }),
  );
  const VpcId = Vpcs?.[0]?.VpcId ?? "";
  const { Subnets = [] } = await ec2.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: "vpc-id", Values: [VpcId] }] }),
  );
  const { GroupId = "" } = await ec2.send(
    new CreateSecurityGroupCommand({
      GroupName: `tasks of ${GroupName}`,
      VpcId,
      Description: "tasks",
    }),
  );
  return {
    subnets: Subnets.slice(0, 2).map(({ SubnetId: id = "" }) => id),
    securityGroups: [GroupId],
  };
}

async function register(
  { client }: SeedContext,
  family: string,
  settings: Partial<RegisterTaskDefinitionCommandInput> = {},
  container: Partial<ContainerDefinition> = {},
): Promise<void> {
  await client(ECSClient).send(
    new RegisterTaskDefinitionCommand({
      family,
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      cpu: "256",
      memory: "512",
      containerDefinitions: [
        {
          name: "web",
          image: "public.ecr.aws/docker/library/nginx:stable",
          memory: 256,
          readonlyRootFilesystem: true,
          logConfiguration: { logDriver: "awslogs", options: LOG },
          ...container,
        },
      ],
      ...settings,
    }),
  );
}
