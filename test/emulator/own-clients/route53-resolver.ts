import { ownCommand } from "../../../src/collect/own-clients/client.ts";
import { SERVICE } from "../../../src/collect/own-clients/route53-resolver.ts";
import { number, operation, string, structure } from "../../../src/collect/own-clients/shapes.ts";

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

export const AssociateFirewallRuleGroupCommand = ownCommand(SERVICE, AssociateFirewallRuleGroup);
export const CreateResolverQueryLogConfigCommand = ownCommand(
  SERVICE,
  CreateResolverQueryLogConfig,
);
export const AssociateResolverQueryLogConfigCommand = ownCommand(
  SERVICE,
  AssociateResolverQueryLogConfig,
);
