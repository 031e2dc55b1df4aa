import { z } from "zod";
import type { ResourceOf } from "../resources/define.ts";
import { Route53ProfilesProfileAssociation } from "../resources/route53profiles-profile-association.ts";
import { Route53ProfilesProfileResourceAssociation } from "../resources/route53profiles-profile-resource-association.ts";
import { Vpc } from "../resources/vpc.ts";
import { defineFact, type FactInput } from "./define.ts";

const reads = {
  [Route53ProfilesProfileAssociation.type]: ["vpcId", "profileId", "status"],
  [Route53ProfilesProfileResourceAssociation.type]: ["profileId", "resourceArn", "status"],
};

export const vpcProfileRuleGroups = defineFact({
  on: Vpc,
  name: "profileRuleGroups",
  schema: z
    .array(z.string())
    .describe("DNS Firewall rule groups that the VPC has by a Route 53 Profile: ARNs"),
  reads,
  compute: (vpc, input) => profileResources(vpc, ":firewall-rule-group/", input),
});

export const vpcProfileQueryLogs = defineFact({
  on: Vpc,
  name: "profileQueryLogs",
  schema: z
    .array(z.string())
    .describe("Query logging configurations that the VPC has by a Route 53 Profile: ARNs"),
  reads,
  compute: (vpc, input) => profileResources(vpc, ":resolver-query-log-config/", input),
});

/** The resources of one kind in the profiles of a VPC. */
function profileResources(
  { id, account, region }: ResourceOf<typeof Vpc>,
  kind: string,
  input: FactInput,
): string[] {
  const scope = { account, region };
  const found = input
    .findByKey(Route53ProfilesProfileAssociation, scope, vpcOf, id)
    .filter(stays)
    .flatMap(({ profileId }) =>
      input.findByKey(Route53ProfilesProfileResourceAssociation, scope, profileOf, profileId),
    )
    .filter((association) => stays(association) && association.resourceArn.includes(kind));
  // None is certain only when both lists are whole.
  if (found.length === 0) {
    input.list(Route53ProfilesProfileAssociation, scope);
    input.list(Route53ProfilesProfileResourceAssociation, scope);
  }
  return found.map(({ resourceArn }) => resourceArn);
}

const ENDED: ReadonlySet<string> = new Set(["DELETING", "DELETED", "FAILED"]);
const stays = ({ status }: { readonly status: string }) => !ENDED.has(status);
const vpcOf = ({ vpcId }: ResourceOf<typeof Route53ProfilesProfileAssociation>) => [vpcId];
const profileOf = ({ profileId }: ResourceOf<typeof Route53ProfilesProfileResourceAssociation>) => [
  profileId,
];
