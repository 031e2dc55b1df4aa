import type { ResourceIdentity } from "../model/resource.ts";
import { arnPartition, parseArn } from "../policy/index.ts";
import type { ResourceOf } from "../resources/define.ts";
import { KmsKey } from "../resources/kms-key.ts";
import type { FactInput } from "./define.ts";
import { aliasArns } from "./kms-alias-arns.ts";
import { ownArn } from "./own-arn.ts";
import { ofAnotherAccount, type UnreadError } from "./unread.ts";

type Key = ResourceOf<typeof KmsKey>;

/**
 * The key that a resource names by ARN, alias ARN, id or alias; null when there is none.
 * Throws when the keys were not read, as those of other accounts never are.
 */
export function findKmsKey(name: string, owner: ResourceIdentity, input: FactInput): Key | null {
  const arn = keyArn(name, owner);
  const { account, region, resource } = parseArn(arn) ?? { account: "", region: "", resource: "" };
  if (account !== owner.account) throw foreignKey(arn, account, region);
  const keysOf = resource.startsWith("alias/") ? aliasArns : ownArn;
  return input.findByKey(KmsKey, { account, region }, keysOf, arn)[0] ?? null;
}

/** The ARN that a name of a key stands for: a bare id or alias means one in the account and Region of who names it. */
export function keyArn(name: string, { arn, account, region }: ResourceIdentity): string {
  if (name.startsWith("arn:")) return name;
  const path = name.startsWith("alias/") ? name : `key/${name}`;
  return `arn:${arnPartition(arn)}:kms:${region}:${account}:${path}`;
}

/** A key of another account cannot be looked at. */
export function foreignKey(arn: string, account: string, region: string): UnreadError {
  return ofAnotherAccount(KmsKey, "key", { arn, account, region });
}
