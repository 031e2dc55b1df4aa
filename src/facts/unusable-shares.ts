import { z } from "zod";
import type { Gap } from "../model/gap.ts";
import type { ResourceIdentity } from "../model/resource.ts";
import type { ResourceOf } from "../resources/define.ts";
import { KmsKey } from "../resources/kms-key.ts";
import type { FactInput } from "./define.ts";
import { findKmsKey } from "./find-kms-key.ts";
import { UNUSABLE_KEY_STATES } from "./kms-key-unusable-states.ts";
import { missingActions } from "./kms-shared-access.ts";
import { receiverOf } from "./share-receiver.ts";
import { unreadable, UnreadError } from "./unread.ts";

export const UnusableShare = z.object({
  sharedWith: z
    .string()
    .describe("Account id, or ARN of the organization or unit, that cannot use it"),
  key: z.string().describe("ARN of the KMS key that does not serve it"),
  problem: z
    .string()
    .describe('What is wrong with the key, as in "the key does not allow kms:CreateGrant"'),
  missing: z
    .array(z.string())
    .describe(
      "Actions that neither the key policy nor a grant allows it; empty when it is not that",
    ),
});
export type UnusableShare = z.infer<typeof UnusableShare>;

/** What `unusableShares` reads of the keys. */
export const READS_OF_KEYS = {
  [KmsKey.type]: ["aliases", "keyManager", "state", "policy", "grants"],
};

/** A KMS key that a shared resource is encrypted under; throws when it is not known which. */
export type KeyOfShare = () => string;

/** With whom a resource is shared in vain, because a key that it is encrypted under does not serve them. */
export function unusableShares(
  keys: readonly KeyOfShare[],
  sharedWith: readonly string[],
  owner: ResourceIdentity,
  input: FactInput,
): UnusableShare[] {
  const found: UnusableShare[] = [];
  const gaps: Gap[] = [];
  for (const keyName of keys) {
    for (const receiver of sharedWith) {
      try {
        const share = problemOf(keyName(), receiver, owner, input);
        if (share !== null && !isKnown(share, found)) found.push(share);
      } catch (error) {
        if (!(error instanceof UnreadError)) throw error;
        gaps.push(...error.gaps);
      }
    }
  }
  if (found.length === 0 && gaps.length > 0) throw new UnreadError(gaps);
  return found;
}

function isKnown(share: UnusableShare, found: readonly UnusableShare[]): boolean {
  return found.some(({ key, sharedWith }) => key === share.key && sharedWith === share.sharedWith);
}

function problemOf(
  keyName: string,
  sharedWith: string,
  owner: ResourceIdentity,
  input: FactInput,
): UnusableShare | null {
  const key = findKmsKey(keyName, owner, input);
  const wrong = (problem: string, missing: readonly string[] = []): UnusableShare => ({
    sharedWith,
    key: key?.arn ?? keyName,
    problem,
    missing: [...missing],
  });
  if (key === null) return wrong("the key does not exist");
  if (key.keyManager === "AWS") return wrong("the AWS managed key serves its own account only");
  const state = stateProblem(key);
  if (state !== undefined) return wrong(`the key ${state}`);
  const receiver = receiverOf(sharedWith);
  const missing = missingActions(key, receiver);
  if (missing.length === 0) return null;
  if (receiver.organization !== null && missing.every((action) => action === "kms:CreateGrant")) {
    throw unreadable(key, "policy", GRANTS_UNCERTAIN);
  }
  return wrong(`the key does not allow ${missing.join(", ")}`, missing);
}

/**
 * AWSEC2/latest/UserGuide/allow-org-ou-to-use-key.html gives key policies for organizations without kms:CreateGrant;
 * ebs/latest/userguide/share-kms-key.html asks for it.
 */
const GRANTS_UNCERTAIN =
  "the guides of AWS differ on whether an organization needs kms:CreateGrant, which the key does not allow it";

function stateProblem({ state }: ResourceOf<typeof KmsKey>): string | undefined {
  return UNUSABLE_KEY_STATES[state];
}
