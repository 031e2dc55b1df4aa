import type { ResourceIdentity } from "../model/resource.ts";
import { parseArn } from "../policy/index.ts";
import type { FactInput } from "./define.ts";
import { findKmsKey, keyArn } from "./find-kms-key.ts";

/**
 * Who manages a key that a resource of its Region names. Keys that AWS manages serve no other account and cannot be
 * deleted, so a key that is foreign or gone was a customer's.
 */
export function keyManagerOf(
  name: string,
  owner: ResourceIdentity,
  input: FactInput,
): "AWS" | "CUSTOMER" {
  const { account = "", resource = "" } = parseArn(keyArn(name, owner)) ?? {};
  if (resource.startsWith("alias/aws/")) return "AWS";
  if (account !== owner.account) return "CUSTOMER";
  return findKmsKey(name, owner, input)?.keyManager ?? "CUSTOMER";
}

/** What `keyManagerOf` reads of KMS keys. */
export const KEY_MANAGER_READS = ["aliases", "keyManager"] as const;
