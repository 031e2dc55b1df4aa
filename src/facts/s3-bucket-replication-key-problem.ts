import { z } from "zod";
import type { Gap } from "../model/gap.ts";
import { arnAccount, parseArn } from "../policy/index.ts";
import type { ResourceOf } from "../resources/define.ts";
import { IamManagedPolicy } from "../resources/iam-managed-policy.ts";
import { IamRole } from "../resources/iam-role.ts";
import { KmsKey } from "../resources/kms-key.ts";
import { S3Bucket } from "../resources/s3-bucket.ts";
import { allOf, decide, type Decision } from "./decision.ts";
import { defineFact, type FactInput } from "./define.ts";
import { findKmsKey, foreignKey, keyArn } from "./find-kms-key.ts";
import { type KeyOperation, type KeyUser, mayUse, roleMayUse } from "./kms-decrypt-access.ts";
import { ownArn } from "./own-arn.ts";
import { UnreadError } from "./unread.ts";

export const s3BucketReplicationKeyProblem = defineFact({
  on: S3Bucket,
  name: "replicationKeyProblem",
  schema: z
    .string()
    .nullable()
    .describe(
      'What the replication role may not do with a key, as in "may not decrypt with …"; null when it may do ' +
        "all that it has to, or no objects under SSE-KMS are replicated",
    ),
  reads: {
    [S3Bucket.type]: [
      "replicationRole",
      "replicationRules",
      "sseAlgorithm",
      "kmsKeyId",
      "bucketKeyEnabled",
    ],
    [KmsKey.type]: ["aliases", "keyManager", "policy", "grants"],
    [IamRole.type]: ["inlinePolicies", "attachedPolicies", "permissionsBoundary"],
    [IamManagedPolicy.type]: ["document"],
  },
  compute(bucket, input) {
    const gaps: Gap[] = [];
    for (const use of keyUses(bucket, input)) {
      const allowed = decide(() => isAllowed(use, bucket, input));
      if (allowed === false) return `may not ${use.operation.toLowerCase()} with ${use.key}`;
      if (allowed instanceof UnreadError) gaps.push(...allowed.gaps);
    }
    if (gaps.length > 0) throw new UnreadError(gaps);
    return null;
  },
});

type Bucket = ResourceOf<typeof S3Bucket>;
type Rule = Bucket["replicationRules"][number];

/** What the role has to do with which key. */
interface KeyUse {
  readonly operation: KeyOperation;
  /** ARN of the key, or of its alias. */
  readonly key: string;
  /** The encryption context that S3 gives: the ARN of the bucket under a bucket key, else that of each object. */
  readonly s3Arn: () => string;
  /** S3 gives no other context to this bucket's new objects. */
  readonly onlyContext: boolean;
}

function keyUses(bucket: Bucket, input: FactInput): KeyUse[] {
  const rules = bucket.replicationRules.filter((rule) => rule.enabled && rule.replicatesKms);
  return rules.flatMap((rule) => [
    ...(bucket.sseAlgorithm === "AES256" || bucket.kmsKeyId === null
      ? []
      : [decryption(bucket, bucket.kmsKeyId, rule)]),
    ...(rule.replicaKmsKeyId === null
      ? []
      : [encryption(bucket, rule.replicaKmsKeyId, rule, input)]),
  ]);
}

function decryption(bucket: Bucket, key: string, rule: Rule): KeyUse {
  return {
    operation: "Decrypt",
    key: keyArn(key, bucket),
    s3Arn: () => (bucket.bucketKeyEnabled ? bucket.arn : objectArn(bucket.arn, rule)),
    onlyContext: bucket.bucketKeyEnabled,
  };
}

function encryption(bucket: Bucket, key: string, rule: Rule, input: FactInput): KeyUse {
  return {
    operation: "Encrypt",
    key: keyArn(key, bucket),
    s3Arn() {
      const scope = { account: bucket.account };
      const [target] = input.findByKey(S3Bucket, scope, ownArn, rule.destination);
      return target?.bucketKeyEnabled === true ? target.arn : objectArn(rule.destination, rule);
    },
    onlyContext: false,
  };
}

// Stands for all objects of the rule: only a pattern that covers them all matches it.
function objectArn(bucketArn: string, { prefix }: Rule): string {
  return `${bucketArn}/${prefix}*`;
}

const CONTEXT_KEY = "kms:encryptioncontext:aws:s3:arn";

/** A condition on the encryption context is asked only where nothing else decides. */
function isAllowed(use: KeyUse, bucket: Bucket, input: FactInput): Decision {
  const base = contextOf(use, bucket);
  const first = mayUseKey(use, base, bucket, input);
  if (!(first instanceof UnreadError)) return first;
  const second = decide(() =>
    mayUseKey(use, { ...base, [CONTEXT_KEY]: use.s3Arn() }, bucket, input),
  );
  // Statements that cover some objects each may together cover all.
  return second === true || (second === false && use.onlyContext) ? second : first;
}

function mayUseKey(
  { operation, key: arn }: KeyUse,
  context: Record<string, string>,
  bucket: Bucket,
  input: FactInput,
): Decision {
  const who = replicator(bucket, input);
  return decide(() => {
    const owner = arnAccount(arn);
    if (owner !== bucket.account) {
      const region = parseArn(arn)?.region ?? "";
      return allOf(
        () => roleMayUse(operation, arn, who, context, input),
        () => foreignKey(arn, owner, region),
      );
    }
    const key = findKmsKey(arn, bucket, input);
    if (key === null) return false;
    // The policies of AWS managed keys let everybody of the account in through the service.
    return key.keyManager === "AWS" || mayUse(operation, key, who, context, input);
  });
}

function replicator({ account, replicationRole }: Bucket, input: FactInput): KeyUser {
  const roleArn = replicationRole ?? "";
  return {
    roleArn,
    session: "s3-replication",
    role: () => input.findByKey(IamRole, { account }, ownArn, roleArn)[0] ?? null,
  };
}

/** What is known of the call that S3 makes in the name of the role: the condition keys, in lower case. */
function contextOf({ key }: KeyUse, { account, replicationRole }: Bucket): Record<string, string> {
  const { account: owner = account, region = "" } = parseArn(key) ?? {};
  return {
    "aws:principalaccount": account,
    "aws:principalarn": replicationRole ?? "",
    "aws:principalisawsservice": "false",
    "aws:principaltype": "AssumedRole",
    "aws:requestedregion": region,
    "aws:resourceaccount": owner,
    "aws:securetransport": "true",
    "kms:calleraccount": account,
    "kms:viaservice": `s3.${region}.amazonaws.com`,
  };
}
