import {
  EnableHostedZoneDNSSECCommand,
  GetDNSSECCommand,
  GetHostedZoneCommand,
} from "@aws-sdk/client-route-53";
import { ListDomainsCommand } from "../../../src/collect/own-clients/route53-domains.ts";
import {
  ListFirewallRuleGroupAssociationsCommand,
  ListResolverQueryLogConfigAssociationsCommand,
  ListResolverQueryLogConfigsCommand,
} from "../../../src/collect/own-clients/route53-resolver.ts";
import { ACCOUNT, type Answer, answer } from "../answers.ts";
import {
  DisableDomainTransferLockCommand,
  RegisterDomainCommand,
} from "../own-clients/route53-domains.ts";
import { AssociateFirewallRuleGroupCommand } from "../own-clients/route53-resolver.ts";
import { daysAgo } from "./naming.ts";
import { page } from "./paging.ts";

// The commands that keelson builds itself do not tell the types of their outputs.
interface LogConfigs {
  readonly ResolverQueryLogConfigs: readonly { readonly Id: string; readonly Name: string }[];
}
interface LogAssociations {
  readonly ResolverQueryLogConfigAssociations: readonly {
    readonly ResolverQueryLogConfigId: string;
  }[];
}

const DAYS_A_YEAR = 365;

/** Hosted zones, registered domains and DNS Firewall, as far as moto lacks them. */
export function route53Answers(): Answer[] {
  return [...dnssecAnswers(), ...domainAnswers(), ...resolverAnswers()];
}

/** moto signs no zone. The key of one whose name begins with `bad-route53-dnssec-broken` is of no use. */
function dnssecAnswers(): Answer[] {
  const signed = new Set<string | undefined>();
  return [
    answer(EnableHostedZoneDNSSECCommand, ({ input }) => {
      signed.add(input.HostedZoneId);
      return {
        ChangeInfo: { Id: "/change/C1", Status: "INSYNC" as const, SubmittedAt: daysAgo(0) },
      };
    }),
    answer(GetDNSSECCommand, async ({ input, ask }) => {
      const { HostedZone } = await ask(GetHostedZoneCommand, { Id: input.HostedZoneId });
      if (!signed.has(input.HostedZoneId)) {
        return { Status: { ServeSignature: "NOT_SIGNING" }, KeySigningKeys: [] };
      }
      const broken = HostedZone?.Name?.startsWith("bad-route53-dnssec-broken") === true;
      const status = broken ? "ACTION_NEEDED" : "SIGNING";
      const KmsArn = `arn:aws:kms:us-east-1:${ACCOUNT}:key/0d0a1b2c-0000-0000-0000-${ACCOUNT}`;
      const ksk = { Name: "ksk1", KmsArn, Status: broken ? "ACTION_NEEDED" : "ACTIVE" };
      return { Status: { ServeSignature: status }, KeySigningKeys: [ksk] };
    }),
  ];
}

/** moto has no registered domains. One whose name holds `expiring` was registered for ten days. */
function domainAnswers(): Answer[] {
  const domains = new Map<
    string,
    { DomainName: string; AutoRenew: boolean; TransferLock: boolean; Expiry: Date }
  >();
  return [
    answer(RegisterDomainCommand, ({ input }) => {
      const { DomainName = "", AutoRenew = true, DurationInYears: years = 1 } = input;
      const days = DomainName.includes("expiring") ? 10 : years * DAYS_A_YEAR;
      domains.set(DomainName, {
        DomainName,
        AutoRenew,
        TransferLock: true,
        Expiry: daysAgo(-days),
      });
      return { OperationId: DomainName };
    }),
    answer(DisableDomainTransferLockCommand, ({ input: { DomainName = "" } }) => {
      const domain = domains.get(DomainName);
      if (domain) domain.TransferLock = false;
      return { OperationId: DomainName };
    }),
    answer(ListDomainsCommand, ({ input }) => {
      const { items, next } = page([...domains.values()], input.MaxItems ?? 20, input.Marker);
      return { Domains: items, NextPageMarker: next };
    }),
  ];
}

/** moto has no DNS Firewall, and all its query logging works; here that of configurations named `broken` does not. */
function resolverAnswers(): Answer[] {
  const associations = new Map<
    string,
    { Id: string; Arn: string; VpcId: string; Status: string }
  >();
  return [
    answer(AssociateFirewallRuleGroupCommand, ({ input, region }) => {
      const Id = `rslvr-frgassoc-${associations.size.toString(16).padStart(16, "0")}`;
      const Arn = `arn:aws:route53resolver:${region}:${ACCOUNT}:firewall-rule-group-association/${Id}`;
      const association = { Id, Arn, VpcId: input.VpcId ?? "", Status: "COMPLETE" };
      associations.set(`${region}/${Id}`, association);
      return { FirewallRuleGroupAssociation: association };
    }),
    answer(ListFirewallRuleGroupAssociationsCommand, ({ input, region }) => {
      const here = [...associations].flatMap(([key, each]) =>
        key.startsWith(`${region}/`) ? [each] : [],
      );
      const { items, next } = page(here, input.MaxResults ?? 100, input.NextToken);
      return { FirewallRuleGroupAssociations: items, NextToken: next };
    }),
    answer(ListResolverQueryLogConfigAssociationsCommand, async ({ forward, ask }) => {
      const answered = (await forward()) as LogAssociations;
      const listed = (await ask(ListResolverQueryLogConfigsCommand, {})) as LogConfigs;
      const broken = new Set(
        listed.ResolverQueryLogConfigs.flatMap(({ Id, Name }) => (Name === "broken" ? [Id] : [])),
      );
      const failure = { Status: "ACTION_NEEDED", Error: "DESTINATION_NOT_FOUND" };
      return {
        ...answered,
        ResolverQueryLogConfigAssociations: answered.ResolverQueryLogConfigAssociations.map(
          (each) => (broken.has(each.ResolverQueryLogConfigId) ? { ...each, ...failure } : each),
        ),
      };
    }),
  ];
}
