import type { ResourceOf } from "../resources/define.ts";
import type { KmsKey } from "../resources/kms-key.ts";

/** The ARNs of the aliases of a key, which are in its account and Region. */
export function aliasArns({ arn, aliases }: ResourceOf<typeof KmsKey>): string[] {
  const place = arn.slice(0, arn.lastIndexOf(":") + 1);
  return aliases.map((alias) => place + alias);
}
