import { awsJsonClient, type AwsJsonService } from "./aws-json-client.ts";
import { ownCommand } from "./client.ts";
import { list, number, operation, string, structure } from "./shapes.ts";

export const SERVICE: AwsJsonService = {
  serviceId: "Route53Resolver",
  endpointPrefix: "route53resolver",
  signingName: "route53resolver",
  target: "Route53Resolver",
};

const Association = structure("FirewallRuleGroupAssociation", {
  Id: string,
  Arn: string,
  FirewallRuleGroupId: string,
  VpcId: string,
  Name: string,
  Priority: number,
  MutationProtection: string,
  ManagedOwnerName: string,
  Status: string,
  StatusMessage: string,
});

const QueryLogConfig = structure("ResolverQueryLogConfig", {
  Id: string,
  OwnerId: string,
  Status: string,
  ShareStatus: string,
  AssociationCount: number,
  Arn: string,
  Name: string,
  DestinationArn: string,
});

const QueryLogConfigAssociation = structure("ResolverQueryLogConfigAssociation", {
  Id: string,
  ResolverQueryLogConfigId: string,
  ResourceId: string,
  Status: string,
  Error: string,
  ErrorMessage: string,
});

const paged = { MaxResults: number, NextToken: string };
const filtered = {
  ...paged,
  Filters: list(structure("Filter", { Name: string, Values: list(string) })),
};

export const ListFirewallRuleGroupAssociations = operation(
  "ListFirewallRuleGroupAssociations",
  { ...paged, FirewallRuleGroupId: string, VpcId: string, Priority: number, Status: string },
  { NextToken: string, FirewallRuleGroupAssociations: list(Association) },
);
export const ListResolverQueryLogConfigs = operation("ListResolverQueryLogConfigs", filtered, {
  NextToken: string,
  ResolverQueryLogConfigs: list(QueryLogConfig),
});
export const ListResolverQueryLogConfigAssociations = operation(
  "ListResolverQueryLogConfigAssociations",
  filtered,
  { NextToken: string, ResolverQueryLogConfigAssociations: list(QueryLogConfigAssociation) },
);

export const Route53ResolverClient = awsJsonClient(SERVICE);
export const ListFirewallRuleGroupAssociationsCommand = ownCommand(
  SERVICE,
  ListFirewallRuleGroupAssociations,
);
export const ListResolverQueryLogConfigsCommand = ownCommand(SERVICE, ListResolverQueryLogConfigs);
export const ListResolverQueryLogConfigAssociationsCommand = ownCommand(
  SERVICE,
  ListResolverQueryLogConfigAssociations,
);
