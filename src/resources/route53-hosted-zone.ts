import { z } from "zod";
import { defineResource } from "./define.ts";

const QueryLogging = z.object({
  id: z.string().describe("ListQueryLoggingConfigs QueryLoggingConfigs[].Id"),
  logGroupArn: z.string().describe("QueryLoggingConfigs[].CloudWatchLogsLogGroupArn"),
});

export const Route53HostedZone = defineResource({
  type: "AWS::Route53::HostedZone",
  service: "route53",
  scope: "global",
  title: "Route 53 hosted zone",
  fields: z.object({
    privateZone: z
      .boolean()
      .describe("ListHostedZones HostedZones[].Config.PrivateZone; false when it is absent"),
    linkedService: z
      .string()
      .nullable()
      .describe(
        "HostedZones[].LinkedService.ServicePrincipal: the service that made the zone and alone can change it, or null",
      ),
    queryLogging: QueryLogging.nullable().describe(
      "The query logging configuration of the zone; null: none, as always for private zones",
    ),
    dnssec: z
      .string()
      .nullable()
      .describe(
        "GetDNSSEC Status.ServeSignature: SIGNING, NOT_SIGNING, DELETING, ACTION_NEEDED or INTERNAL_FAILURE; " +
          "null for private zones, which cannot be signed",
      ),
    dnssecKeyIds: z
      .array(z.string())
      .describe("GetDNSSEC KeySigningKeys[].KmsArn: the KMS keys of its key-signing keys"),
  }),
  example: {
    type: "AWS::Route53::HostedZone",
    arn: "arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ",
    id: "Z0123456789ABCDEFGHIJ",
    name: "example.com",
    account: "123456789012",
    region: "global",
    privateZone: false,
    linkedService: null,
    queryLogging: {
      id: "11111111-2222-3333-4444-555555555555",
      logGroupArn: "arn:aws:logs:us-east-1:123456789012:log-group:/aws/route53/example.com",
    },
    dnssec: "SIGNING",
    dnssecKeyIds: ["arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555"],
  },
});
