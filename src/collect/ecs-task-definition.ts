import type { ContainerDefinition, TaskDefinition, Volume } from "@aws-sdk/client-ecs";
import type { Judge } from "./define.ts";
import { judgeVariables } from "./judge-variables.ts";

/** Where DescribeTaskDefinition answers with text that may hold a secret. */
export const TASK_DEFINITION_SECRETS = [
  "environment[].value",
  // The words of a command line are one text.
  "entryPoint",
  "command",
  "healthCheck.command",
  "dockerLabels.*",
  "logConfiguration.options.*",
  "firelensConfiguration.options.*",
]
  .map((path) => `taskDefinition.containerDefinitions[].${path}`)
  .concat(
    ["driverOpts.*", "labels.*"].map(
      (path) => `taskDefinition.volumes[].dockerVolumeConfiguration.${path}`,
    ),
    "taskDefinition.proxyConfiguration.properties[].value",
  );

/** The fields of a task definition that are kept as AWS sends them, or as they are when it does not. */
export function taskDefinitionSettings(
  definition: TaskDefinition,
  { partition, account }: Readonly<Record<"partition" | "account", string>>,
) {
  const { revision = 0, registeredBy, networkMode, taskRoleArn } = definition;
  const { containerDefinitions = [] } = definition;
  const role = taskRoleArn || null;
  return {
    revision,
    // Its service-linked role, or the service role of older compute environments: always in this session.
    registeredByBatch: registeredBy?.endsWith("/aws-batch") === true,
    networkMode: networkMode ?? null,
    pidMode: definition.pidMode ?? null,
    windows: definition.runtimePlatform?.operatingSystemFamily?.startsWith("WINDOWS") === true,
    // ECS takes the name of a role of the account too, and gives it back.
    taskRole:
      role === null || role.startsWith("arn:")
        ? role
        : `arn:${partition}:iam::${account}:role/${role.replace(/^\//, "")}`,
    containers: containerDefinitions.map((container) => ({
      name: container.name ?? "",
      privileged: container.privileged === true,
      readonlyRootFilesystem: container.readonlyRootFilesystem === true,
      logDriver: container.logConfiguration?.logDriver ?? null,
    })),
  };
}

/** Everything that a task definition states in plain text, judged. */
export function judgedSettings(
  { containerDefinitions = [], volumes = [] }: TaskDefinition,
  judge: Judge,
) {
  const settings = [...containerDefinitions.flatMap(ofContainer), ...volumes.flatMap(ofVolume)];
  return judgeVariables(settings, ({ name, value }) => judge(name, value));
}

interface Setting {
  readonly place: string;
  readonly name: string;
  readonly value: string;
}

function ofContainer(container: ContainerDefinition): Setting[] {
  const { name: owner = "", environment = [], entryPoint, command, healthCheck } = container;
  const { dockerLabels, logConfiguration, firelensConfiguration } = container;
  return [
    ...environment.map(({ name = "", value = "" }) => ({
      place: `variable ${name} of ${owner}`,
      name,
      value,
    })),
    ...commandLine(`entry point of ${owner}`, "entryPoint", entryPoint),
    ...commandLine(`command of ${owner}`, "command", command),
    ...commandLine(`health check of ${owner}`, "command", healthCheck?.command),
    ...options("label", owner, dockerLabels),
    ...options("log option", owner, logConfiguration?.options),
    ...options("log router option", owner, firelensConfiguration?.options),
  ];
}

function ofVolume({ name = "", dockerVolumeConfiguration }: Volume): Setting[] {
  return [
    ...options("option", `volume ${name}`, dockerVolumeConfiguration?.driverOpts),
    ...options("label", `volume ${name}`, dockerVolumeConfiguration?.labels),
  ];
}

function commandLine(place: string, name: string, words: readonly string[] = []): Setting[] {
  return words.length === 0 ? [] : [{ place, name, value: words.join(" ") }];
}

function options(
  kind: string,
  owner: string,
  values: Readonly<Record<string, string>> = {},
): Setting[] {
  return Object.entries(values).map(([name, value]) => ({
    place: `${kind} ${name} of ${owner}`,
    name,
    value,
  }));
}
