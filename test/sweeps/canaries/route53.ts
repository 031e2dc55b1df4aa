import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  Route53Client,
} from "@aws-sdk/client-route-53";
import type { CanaryContext } from "./context.ts";

export async function plant({ config, secret }: CanaryContext): Promise<void> {
  const route53 = new Route53Client(config);
  const { HostedZone } = await route53.send(
    new CreateHostedZoneCommand({
      Name: "canary.example.com",
      CallerReference: "canary",
      HostedZoneConfig: { Comment: secret("route 53 zone comment"), PrivateZone: false },
    }),
  );
  const text = (name: string, value: string) => ({
    Action: "CREATE" as const,
    ResourceRecordSet: {
      Name: `${name}.canary.example.com`,
      Type: "TXT" as const,
      TTL: 300,
      ResourceRecords: [{ Value: `"${value}"` }],
    },
  });
  await route53.send(
    new ChangeResourceRecordSetsCommand({
      HostedZoneId: HostedZone?.Id,
      ChangeBatch: {
        Changes: [
          text("token", secret("route 53 text record")),
          text("inner", `password=${secret("route 53 text within a text record")}`),
        ],
      },
    }),
  );
}
