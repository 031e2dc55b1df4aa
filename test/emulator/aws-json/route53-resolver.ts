import { awsJsonCommand } from "../../../src/collect/aws-json/client.ts";
import { SERVICE } from "../../../src/collect/aws-json/route53-resolver.ts";
import { number, operation, string, structure } from "../../../src/collect/aws-json/shapes.ts";

// What fills the emulated account; keelson itself only reads.

export const AssociateFirewallRuleGroup = operation(
  "AssociateFirewallRuleGroup",
  {
    CreatorRequestId: string,
    FirewallRuleGroupId: string,
    VpcId: string,
    Priority: number,
    Name: string,
  },
  { FirewallRuleGroupAssociation: structure("Association", { Id: string, Status: string }) },
);
export const CreateResolverQueryLogConfig = operation(
  "CreateResolverQueryLogConfig",
  { Name: string, DestinationArn: string, CreatorRequestId: string },
  { ResolverQueryLogConfig: structure("Config", { Id: string }) },
);
export const AssociateResolverQueryLogConfig = operation(
  "AssociateResolverQueryLogConfig",
  { ResolverQueryLogConfigId: string, ResourceId: string },
  { ResolverQueryLogConfigAssociation: structure("Association", { Id: string, Status: string }) },
);

export const AssociateFirewallRuleGroupCommand = awsJsonCommand(
  SERVICE,
  AssociateFirewallRuleGroup,
);
export const CreateResolverQueryLogConfigCommand = awsJsonCommand(
  SERVICE,
  CreateResolverQueryLogConfig,
);
export const AssociateResolverQueryLogConfigCommand = awsJsonCommand(
  SERVICE,
  AssociateResolverQueryLogConfig,
);
