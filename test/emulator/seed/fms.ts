import {
  AssociateAdminAccountCommand,
  FMSClient,
  PutPolicyCommand,
  type SecurityServiceType,
} from "@aws-sdk/client-fms";
import { HOME_REGION, type SeedContext } from "./context.ts";

/** The account administers Firewall Manager, which has policies for web ACLs and security groups only. */
export async function seed({ account, bad, good, client }: SeedContext): Promise<void> {
  const home = client(FMSClient);
  await home.send(new AssociateAdminAccountCommand({ AdminAccount: account }));
  const make = async (
    PolicyName: string,
    Type: SecurityServiceType,
    RemediationEnabled = true,
    region = HOME_REGION,
  ) =>
    client(FMSClient, region).send(
      new PutPolicyCommand({
        Policy: {
          PolicyName,
          ResourceType: "AWS::ElasticLoadBalancingV2::LoadBalancer",
          ExcludeResourceTags: false,
          RemediationEnabled,
          SecurityServicePolicyData: { Type },
        },
      }),
    );
  await make(bad("fms-policy-noncompliant"), "WAFV2");
  await make(bad("fms-policy-remediation-off"), "WAFV2", false, "eu-west-1");
  await make(good("fms-policy", "web-acl"), "WAFV2");
  await make(good("fms-policy", "usage-audit"), "SECURITY_GROUPS_USAGE_AUDIT", false);
}
