import { ACMClient, RequestCertificateCommand } from "@aws-sdk/client-acm";
import {
  ApiGatewayV2Client,
  CreateApiMappingCommand,
  CreateDomainNameCommand,
  CreateRoutingRuleCommand,
  type DomainNameConfiguration,
} from "@aws-sdk/client-apigatewayv2";
import { EMULATED_TAG } from "../answers/acm-emulated.ts";
import { daysAgo } from "../answers/naming.ts";
import { HOME_REGION, type SeedContext } from "./context.ts";

interface DomainPlan {
  /** APIs that answer under the name, each at a path of its own. */
  readonly apis?: readonly string[];
  readonly stage?: string;
  /** Requests come to the APIs by routing rules instead of mappings. */
  readonly routed?: boolean;
  readonly mutualTls?: boolean;
  readonly endpoint?: DomainNameConfiguration;
}

/** Makes a custom domain name with a certificate of its own, in order where nothing else is said. */
export async function makeDomain(
  context: SeedContext,
  DomainName: string,
  {
    apis = [],
    stage = "$default",
    routed = false,
    mutualTls = false,
    endpoint = {},
  }: DomainPlan = {},
): Promise<void> {
  const gateway = context.client(ApiGatewayV2Client);
  await gateway.send(
    new CreateDomainNameCommand({
      DomainName,
      RoutingMode: routed ? "ROUTING_RULE_ONLY" : "API_MAPPING_ONLY",
      DomainNameConfigurations: [
        {
          EndpointType: "REGIONAL",
          SecurityPolicy: "TLS_1_2",
          CertificateArn: await makeCertificate(context, DomainName),
          ...endpoint,
        },
      ],
      ...(mutualTls && {
        MutualTlsAuthentication: { TruststoreUri: "s3://trust-store/clients.pem" },
      }),
    }),
  );
  for (const [at, ApiId] of apis.entries()) {
    if (routed) {
      await gateway.send(
        new CreateRoutingRuleCommand({
          DomainName,
          Priority: at + 1,
          Conditions: [{ MatchBasePaths: { AnyOf: [ApiId] } }],
          Actions: [{ InvokeApi: { ApiId, Stage: stage } }],
        }),
      );
    } else {
      await gateway.send(
        new CreateApiMappingCommand({ DomainName, ApiId, Stage: stage, ApiMappingKey: ApiId }),
      );
    }
  }
}

async function makeCertificate({ client }: SeedContext, name: string): Promise<string> {
  const emulated = {
    Status: "ISSUED",
    NotAfter: daysAgo(-168),
    RenewalEligibility: "ELIGIBLE",
    InUseBy: [`arn:aws:apigateway:${HOME_REGION}::/domainnames/${name}`],
  };
  const { CertificateArn = "" } = await client(ACMClient).send(
    new RequestCertificateCommand({
      DomainName: name.replace(/^(bad|good)-/, ""),
      ValidationMethod: "DNS",
      Tags: [{ Key: EMULATED_TAG, Value: JSON.stringify(emulated) }],
    }),
  );
  return CertificateArn;
}
