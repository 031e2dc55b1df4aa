import {
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  ListClustersCommand,
  ListServicesCommand,
  ListTaskDefinitionFamiliesCommand,
  type Service,
} from "@aws-sdk/client-ecs";
import type { Resource } from "../../model/resource.ts";
import { EcsService } from "../../resources/ecs-service.ts";
import { EcsTaskDefinition } from "../../resources/ecs-task-definition.ts";
import { batchesOf } from "../batches.ts";
import { call, defineCollector, type CollectContext } from "../define.ts";
import {
  judgedSettings,
  TASK_DEFINITION_SECRETS,
  taskDefinitionSettings,
} from "../ecs-task-definition.ts";
import { tagRecord } from "../shape.ts";

// As many as DescribeServices takes.
const BATCH = 10;

const calls = {
  ListTaskDefinitionFamilies: call(
    ListTaskDefinitionFamiliesCommand,
    "ecs:ListTaskDefinitionFamilies",
    { type: EcsTaskDefinition },
    { page: ["nextToken", "nextToken"] },
  ),
  DescribeTaskDefinition: call(
    DescribeTaskDefinitionCommand,
    "ecs:DescribeTaskDefinition",
    { type: EcsTaskDefinition, fields: Object.keys(EcsTaskDefinition.fields.shape) },
    { secrets: TASK_DEFINITION_SECRETS },
  ),
  ListClusters: call(
    ListClustersCommand,
    "ecs:ListClusters",
    { type: EcsService },
    { page: ["nextToken", "nextToken"] },
  ),
  ListServices: call(
    ListServicesCommand,
    "ecs:ListServices",
    { type: EcsService },
    // Deleted between the list and the call.
    { none: ["ClusterNotFoundException"], page: ["nextToken", "nextToken"] },
  ),
  DescribeServices: call(
    DescribeServicesCommand,
    "ecs:DescribeServices",
    { type: EcsService, fields: Object.keys(EcsService.fields.shape) },
    { none: ["ClusterNotFoundException"] },
  ),
};
type Context = CollectContext<typeof calls>;

export default defineCollector({
  service: "ecs",
  scope: "regional",
  client: ECSClient,
  calls,
  async *collect(context) {
    yield* taskDefinitions(context);
    yield* services(context);
  },
});

async function* taskDefinitions(context: Context) {
  // A family has hundreds of revisions; only the newest active one is what new tasks get.
  const families = context.items(
    "ListTaskDefinitionFamilies",
    { status: "ACTIVE" },
    (output) => output.families,
  );
  yield* context.each(families, async (family) => {
    const { partition, region, account, judge } = context;
    // Without the revision, so that it stays the same resource when the next one is registered.
    const arn = `arn:${partition}:ecs:${region}:${account}:task-definition/${family}`;
    const identity = { arn, id: family, name: family };
    const output = await context.read(
      "DescribeTaskDefinition",
      { taskDefinition: family, include: ["TAGS"] },
      arn,
    );
    const definition = output?.taskDefinition;
    if (definition === undefined) return context.resource(EcsTaskDefinition, identity);
    return context.resource(EcsTaskDefinition, {
      ...identity,
      tags: tagRecord(output?.tags),
      ...taskDefinitionSettings(definition, context),
      settings: await judgedSettings(definition, judge),
    });
  });
}

async function* services(context: Context) {
  const clusters = context.items("ListClusters", {}, (output) => output.clusterArns);
  const found = context.each(clusters, (cluster) => servicesOf(context, cluster));
  for await (const resources of found) yield* resources;
}

async function servicesOf(context: Context, cluster: string): Promise<Resource[]> {
  const arns: string[] = [];
  const listed = context.items(
    "ListServices",
    { cluster, maxResults: 100 },
    (output) => output.serviceArns,
  );
  for await (const arn of listed) arns.push(arn);
  const found: Resource[] = [];
  for (const batch of batchesOf(arns, BATCH)) {
    const input = { cluster, services: batch, include: ["TAGS" as const] };
    const output = await context.read("DescribeServices", input);
    if (output === null) continue;
    const described = output?.services ?? batch.map((serviceArn) => ({ serviceArn }));
    for (const service of described) {
      found.push(context.resource(EcsService, shaped(service, cluster, output !== undefined)));
    }
  }
  return found;
}

function shaped(service: Service, clusterArn: string, isDescribed: boolean) {
  const { serviceArn: arn = "", networkConfiguration, taskSets = [] } = service;
  const name = lastPart(arn);
  const cluster = lastPart(clusterArn);
  const identity = { arn, id: `${cluster}/${name}`, name };
  if (!isDescribed) return identity;
  const networks = [networkConfiguration, ...taskSets.map((each) => each.networkConfiguration)]
    .map((each) => each?.awsvpcConfiguration)
    .filter((each) => each !== undefined);
  return {
    ...identity,
    tags: tagRecord(service.tags),
    cluster,
    publicAddresses:
      networks.length === 0 ? null : networks.some(({ assignPublicIp: is }) => is === "ENABLED"),
    subnets: distinct(networks.flatMap((each) => each.subnets ?? [])),
    securityGroups: distinct(networks.flatMap((each) => each.securityGroups ?? [])),
  };
}

function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
