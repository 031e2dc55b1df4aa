import type { ResourceIdentity } from "../model/resource.ts";
import type { KnownRequest } from "../policy/request.ts";
import { KmsKey } from "../resources/kms-key.ts";
import { allOf, decided } from "./decision.ts";
import type { FactInput } from "./define.ts";
import { findKmsKey } from "./find-kms-key.ts";
import { policyAdmitsService } from "./policy-admits-service.ts";
import { UNUSABLE_KEY_STATES } from "./kms-key-unusable-states.ts";

/** What `serviceKeyProblem` reads. */
export const SERVICE_KEY_READS = {
  [KmsKey.type]: ["aliases", "keyManager", "state", "policy"],
} as const;

/** How a service uses the key of what it sends to. */
export interface ServiceKeyUse {
  readonly principal: string;
  readonly contexts: readonly KnownRequest["context"][];
  /** The permissions of a role count in place of those of the service; only the state of the key is looked at. */
  readonly inNameOfRole: boolean;
}

/**
 * Why an AWS service cannot send to something that is encrypted under the key, null when it can or nothing is
 * encrypted: it needs kms:GenerateDataKey and kms:Decrypt, which policies of AWS managed keys never give it.
 */
export function serviceKeyProblem(
  key: string | null,
  owner: ResourceIdentity,
  { principal, contexts, inNameOfRole }: ServiceKeyUse,
  input: FactInput,
): string | null {
  if (key === null) return null;
  const awsManaged = inNameOfRole
    ? null
    : `is under an AWS managed key, which never lets ${principal} in`;
  if (/(^|:)alias\/aws\//.test(key)) return awsManaged;
  const found = findKmsKey(key, owner, input);
  if (found === null) return "is under a KMS key that does not exist";
  if (found.keyManager === "AWS") return awsManaged;
  const unusable = UNUSABLE_KEY_STATES[found.state];
  if (unusable !== undefined) return `is under a KMS key that ${unusable}`;
  if (inNameOfRole) return null;
  const request = {
    principals: [principal],
    resource: found.arn,
    contexts,
    contextsAre: "guesses",
  } as const;
  const admits = (action: string) => () =>
    policyAdmitsService(found.policy, found, "policy", { ...request, action });
  const usable = decided(allOf(admits("kms:GenerateDataKey"), admits("kms:Decrypt")));
  return usable ? null : `is under a KMS key whose policy does not let ${principal} use it`;
}
