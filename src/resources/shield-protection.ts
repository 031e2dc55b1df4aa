import { z } from "zod";
import { defineResource } from "./define.ts";

export const ShieldProtection = defineResource({
  type: "AWS::Shield::Protection",
  service: "shield",
  scope: "global",
  title: "Shield Advanced protection",
  fields: z.object({
    resourceArn: z.string().describe("ListProtections Protections[].ResourceArn: what it protects"),
    healthChecks: z.array(z.string()).describe("Protections[].HealthCheckIds"),
    automaticResponse: z
      .string()
      .nullable()
      .describe(
        "Protections[].ApplicationLayerAutomaticResponseConfiguration.Action, BLOCK or COUNT, where its Status is ENABLED; else null",
      ),
  }),
  example: {
    type: "AWS::Shield::Protection",
    arn: "arn:aws:shield::123456789012:protection/a1b2c3d4-5678-90ab-cdef-111111111111",
    id: "a1b2c3d4-5678-90ab-cdef-111111111111",
    name: "shop",
    account: "123456789012",
    region: "global",
    resourceArn:
      "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/shop/0123456789abcdef",
    healthChecks: ["a1b2c3d4-5678-90ab-cdef-222222222222"],
    automaticResponse: "BLOCK",
  },
});
