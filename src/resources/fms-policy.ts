import { z } from "zod";
import { defineResource } from "./define.ts";

const Noncompliance = z.object({
  account: z.string().describe("PolicyComplianceStatusList[].MemberAccount"),
  resources: z.number().describe("EvaluationResults[].ViolatorCount, added up"),
});

/** Seen from an administrator account of Firewall Manager only. */
export const FmsPolicy = defineResource({
  type: "AWS::FMS::Policy",
  service: "fms",
  scope: "regional",
  title: "Firewall Manager policy",
  fields: z.object({
    serviceType: z
      .string()
      .describe("ListPolicies PolicyList[].SecurityServiceType: WAFV2, SHIELD_ADVANCED, …"),
    remediation: z.boolean().describe("PolicyList[].RemediationEnabled; absent: false"),
    inScope: z
      .boolean()
      .describe("PolicyList[].PolicyStatus is ACTIVE, not OUT_OF_ADMIN_SCOPE; absent: active"),
    noncompliant: z
      .array(Noncompliance)
      .describe("ListComplianceStatus: accounts with an evaluation NON_COMPLIANT, by account id"),
  }),
  example: {
    type: "AWS::FMS::Policy",
    arn: "arn:aws:fms:us-east-1:123456789012:policy/a1b2c3d4-5678-90ab-cdef-333333333333",
    id: "a1b2c3d4-5678-90ab-cdef-333333333333",
    name: "web-acl-on-load-balancers",
    account: "123456789012",
    region: "us-east-1",
    serviceType: "WAFV2",
    remediation: true,
    inScope: true,
    noncompliant: [],
  },
});
