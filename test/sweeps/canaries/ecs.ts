import {
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, role, secret }: CanaryContext): Promise<void> {
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
            { name: "DB_PASSWORD", value: secret("ecs sensitive name") },
            { name: "COLOUR", value: secret("ecs harmless name") },
          ],
          entryPoint: ["/bin/run", "--token", secret("ecs entry point")],
          command: ["sh", "-c", `mysql --password=${secret("ecs command")} orders`],
          healthCheck: { command: ["CMD", "curl", "-u", `web:${secret("ecs health check")}`] },
          dockerLabels: { "com.example.token": secret("ecs label") },
          logConfiguration: {
            logDriver: "splunk",
            options: { "splunk-token": secret("ecs log option") },
          },
          firelensConfiguration: {
            type: "fluentbit",
            options: { key: secret("ecs log router option") },
          },
        },
      ],
      volumes: [
        {
          name: "share",
          dockerVolumeConfiguration: {
            driverOpts: { o: `username=web,password=${secret("ecs volume option")}` },
            labels: { token: secret("ecs volume label") },
          },
        },
      ],
      proxyConfiguration: {
        containerName: "web",
        properties: [{ name: "Token", value: secret("ecs proxy property") }],
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
