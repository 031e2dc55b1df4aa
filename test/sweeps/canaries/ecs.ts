import {
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, role, plant }: CanaryContext): Promise<void> {
  const ecs = new ECSClient(config);
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: "canary",
      taskRoleArn: role,
      containerDefinitions: [
        {
          name: "web",
          image: "nginx",
          memory: 256,
          environment: [
            { name: "DB_PASSWORD", value: plant("ecs sensitive name") },
            { name: "COLOUR", value: plant("ecs harmless name") },
          ],
          entryPoint: ["/bin/run", "--token", plant("ecs entry point")],
          command: ["sh", "-c", `mysql --password=${plant("ecs command")} orders`],
          healthCheck: { command: ["CMD", "curl", "-u", `web:${plant("ecs health check")}`] },
          dockerLabels: { "com.example.token": plant("ecs label") },
          logConfiguration: {
            logDriver: "splunk",
            options: { "splunk-token": plant("ecs log option") },
          },
          firelensConfiguration: {
            type: "fluentbit",
            options: { key: plant("ecs log router option") },
          },
        },
      ],
      volumes: [
        {
          name: "share",
          dockerVolumeConfiguration: {
            driverOpts: { o: `username=web,password=${plant("ecs volume option")}` },
            labels: { token: plant("ecs volume label") },
          },
        },
      ],
      proxyConfiguration: {
        containerName: "web",
        properties: [{ name: "Token", value: plant("ecs proxy property") }],
      },
    }),
  );
  await ecs.send(new CreateClusterCommand({ clusterName: "canary" }));
  await ecs.send(
    new CreateServiceCommand({
      cluster: "canary",
      serviceName: "canary",
      taskDefinition: "canary",
      desiredCount: 0,
    }),
  );
}
