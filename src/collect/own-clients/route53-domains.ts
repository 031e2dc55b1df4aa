import { awsJsonClient, type AwsJsonService } from "./aws-json-client.ts";
import { ownCommand } from "./client.ts";
import { boolean, list, number, operation, string, structure, timestamp } from "./shapes.ts";

// Answers in us-east-1 alone.
export const SERVICE: AwsJsonService = {
  serviceId: "Route 53 Domains",
  endpointPrefix: "route53domains",
  signingName: "route53domains",
  target: "Route53Domains_v20140515",
};

const DomainSummary = structure("DomainSummary", {
  DomainName: string,
  AutoRenew: boolean,
  TransferLock: boolean,
  Expiry: timestamp,
});

export const ListDomains = operation(
  "ListDomains",
  { Marker: string, MaxItems: number },
  { Domains: list(DomainSummary), NextPageMarker: string },
);
// The contacts of a domain are personal data that no rule needs: they are not even read.
export const GetDomainDetail = operation(
  "GetDomainDetail",
  { DomainName: string },
  {
    DomainName: string,
    AutoRenew: boolean,
    AdminPrivacy: boolean,
    RegistrantPrivacy: boolean,
    TechPrivacy: boolean,
    ExpirationDate: timestamp,
    StatusList: list(string),
  },
);

export const Route53DomainsClient = awsJsonClient(SERVICE);
export const ListDomainsCommand = ownCommand(SERVICE, ListDomains);
export const GetDomainDetailCommand = ownCommand(SERVICE, GetDomainDetail);
