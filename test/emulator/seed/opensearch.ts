import { EC2Client } from "@aws-sdk/client-ec2";
import { KMSClient } from "@aws-sdk/client-kms";
import {
  CreateDomainCommand,
  type CreateDomainRequest,
  OpenSearchClient,
} from "@aws-sdk/client-opensearch";
import { HOME_REGION, type SeedContext } from "./context.ts";
import { makeKey } from "./kms-key.ts";
import { logTraffic, makeVpc } from "./vpc-network.ts";

/** Domains for every rule about OpenSearch Service. */
export async function seed({ account, bad, good, client }: SeedContext): Promise<void> {
  const key = await makeKey(client(KMSClient), { name: good("key", "of-domains") });
  const ec2 = client(EC2Client);
  const vpc = await makeVpc(ec2, "search");
  await logTraffic(ec2, vpc.id);
  const opensearch = client(OpenSearchClient);
  const logGroup = `arn:aws:logs:${HOME_REGION}:${account}:log-group:/aws/opensearch/audit`;

  const make = (DomainName: string, settings: Partial<CreateDomainRequest> = {}) =>
    opensearch.send(
      new CreateDomainCommand({
        EngineVersion: "OpenSearch_2.19",
        EncryptionAtRestOptions: {
          Enabled: true,
          KmsKeyId: `arn:aws:kms:${HOME_REGION}:${account}:key/${key}`,
        },
        NodeToNodeEncryptionOptions: { Enabled: true },
        DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: NEW_TLS },
        VPCOptions: { SubnetIds: [vpc.subnet] },
        AdvancedSecurityOptions: { Enabled: true, AnonymousAuthEnabled: false },
        LogPublishingOptions: {
          AUDIT_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: logGroup },
        },
        ...settings,
        DomainName,
      }),
    );
  await make(good("search-domain"), { AccessPolicies: allow(account, { AWS: "*" }) });
  await make(bad("opensearch-unencrypted"), { EncryptionAtRestOptions: { Enabled: false } });
  await make(bad("opensearch-node-to-node-off"), {
    NodeToNodeEncryptionOptions: { Enabled: false },
  });
  await make(bad("opensearch-http-allowed"), {
    DomainEndpointOptions: { EnforceHTTPS: false, TLSSecurityPolicy: NEW_TLS },
  });
  await make(bad("opensearch-tls-old"), {
    DomainEndpointOptions: {
      EnforceHTTPS: true,
      TLSSecurityPolicy: "Policy-Min-TLS-1-0-2019-07",
    },
  });
  await make(bad("opensearch-public"), {
    VPCOptions: undefined,
    AdvancedSecurityOptions: { Enabled: true, AnonymousAuthEnabled: true },
    AccessPolicies: allow(account, { AWS: "*" }),
  });
  await make(bad("opensearch-no-vpc"), {
    VPCOptions: undefined,
    AccessPolicies: allow(account, { AWS: "*" }),
  });
  await make(bad("opensearch-no-vpc", "one-network"), {
    VPCOptions: undefined,
    AccessPolicies: allow(
      account,
      { AWS: "*" },
      { IpAddress: { "aws:SourceIp": "198.51.100.0/24" } },
    ),
  });
  await make(bad("opensearch-fine-grained-off"), { AdvancedSecurityOptions: { Enabled: false } });
  await make(bad("opensearch-audit-log-off"), { LogPublishingOptions: {} });
  await make(bad("opensearch-update-available"));
}

const NEW_TLS = "Policy-Min-TLS-1-2-PFS-2023-10";

function allow(account: string, Principal: object, Condition?: object): string {
  const Resource = `arn:aws:es:${HOME_REGION}:${account}:domain/*`;
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal, Action: "es:ESHttp*", Resource, Condition }],
  });
}
