import { z } from "zod";
import { arnPartition, isAccountId, parseArn, type ResourceGrant } from "../policy/index.ts";
import type { ResourceOf } from "../resources/define.ts";
import { KmsKey } from "../resources/kms-key.ts";
import { defineFact, type FactInput } from "./define.ts";
import { kmsKeyPolicyGrants } from "./kms-key-policy-grants.ts";
import { ownArn } from "./own-arn.ts";
import { inAnotherRegion } from "./unread.ts";

type Key = ResourceOf<typeof KmsKey>;

/** Whom the policy of a replica allows in, and the policy of its primary does not. */
export const kmsKeyPrincipalsBeyondPrimary = defineFact({
  on: KmsKey,
  name: "principalsBeyondPrimary",
  schema: z
    .array(z.string())
    .describe(
      "Principals that the policy of a replica key allows and the policy of its primary does not; " +
        "empty for keys that are no replica",
    ),
  reads: { [KmsKey.type]: ["multiRegion", "primaryArn", "policy"] },
  compute(key, input) {
    if (key.multiRegion !== "REPLICA") return [];
    const known = new Set(callers(primaryOf(key, input), input));
    return [...new Set(callers(key, input))].filter((caller) => !known.has(caller)).sort();
  },
});

function primaryOf(key: Key, input: FactInput): Key {
  const arn = key.primaryArn ?? "";
  const { account } = key;
  const region = parseArn(arn)?.region ?? "";
  const [primary] = input.findByKey(KmsKey, { account, region }, ownArn, arn);
  if (primary !== undefined) return primary;
  // A replica always has a primary, so its Region was left out of the collection.
  const call = { operation: "ListKeys", permission: "kms:ListKeys" };
  throw inAnotherRegion(KmsKey, "primary key", { arn, account, region }, call);
}

function callers(key: Key, input: FactInput): string[] {
  const grants = kmsKeyPolicyGrants.compute(key, input) as ResourceGrant[];
  return grants.flatMap((grant) => callersOf(grant, key));
}

/** Conditions narrow `*` down, so the star alone says nothing. */
function callersOf(grant: ResourceGrant, key: Key): string[] {
  if (grant.public) return ["anyone"];
  if (grant.principal !== "*") return [principalOf(grant, key)];
  const { accounts, organizations, networks } = grant;
  const named = [...accounts, ...organizations, ...networks.map(networkOf)];
  return named.length > 0 ? named : [`${grant.principalType} (${grant.conditions.join(", ")})`];
}

/** One spelling for the same principal: an account by its ARN, a service without the Region of the key. */
function principalOf({ principal, principalType }: ResourceGrant, { arn, region }: Key): string {
  if (principalType === "service") return principal.replace(`.${region}.`, ".");
  return isAccountId(principal) ? `arn:${arnPartition(arn)}:iam::${principal}:root` : principal;
}

/** A VPC lies in one Region, so those that two keys name are never the same. */
function networkOf(network: string): string {
  return /^vpce?-/.test(network) ? "a VPC" : network;
}
