import { z } from "zod";
import type { ResourceOf } from "../resources/define.ts";
import { IamManagedPolicy } from "../resources/iam-managed-policy.ts";
import { IamRole } from "../resources/iam-role.ts";
import { KmsKey } from "../resources/kms-key.ts";
import { LambdaFunction } from "../resources/lambda-function.ts";
import { decided } from "./decision.ts";
import { defineFact, type FactInput } from "./define.ts";
import { findKmsKey } from "./find-kms-key.ts";
import { mayDecrypt } from "./kms-decrypt-access.ts";
import { UNUSABLE_KEY_STATES } from "./kms-key-unusable-states.ts";
import { ownArn } from "./own-arn.ts";

export const lambdaEnvironmentKeyProblem = defineFact({
  on: LambdaFunction,
  name: "environmentKeyProblem",
  schema: z
    .string()
    .nullable()
    .describe(
      'Why the function cannot decrypt its environment, as in "is disabled"; null when it can, or has no customer managed key',
    ),
  reads: {
    [LambdaFunction.type]: ["kmsKeyArn", "role"],
    [KmsKey.type]: ["aliases", "keyManager", "state", "policy", "grants"],
    [IamRole.type]: ["inlinePolicies", "attachedPolicies", "permissionsBoundary"],
    [IamManagedPolicy.type]: ["document"],
  },
  compute(resource, input) {
    if (resource.kmsKeyArn === null) return null;
    const key = findKmsKey(resource.kmsKeyArn, resource, input);
    if (key === null) return "does not exist";
    // Lambda itself sees to the access to AWS managed keys.
    if (key.keyManager === "AWS") return null;
    const problem = UNUSABLE_KEY_STATES[key.state];
    if (problem !== undefined) return problem;
    const usable = decided(
      mayDecrypt(key, decryptorOf(resource, input), contextOf(resource), input),
    );
    return usable ? null : "may not be used by the execution role";
  },
});

type Lambda = ResourceOf<typeof LambdaFunction>;

// Lambda decrypts with the credentials of the execution role, in a session named after the function.
function decryptorOf({ account, role, name }: Lambda, input: FactInput) {
  return {
    roleArn: role,
    session: name,
    role: () => input.findByKey(IamRole, { account }, ownArn, role)[0] ?? null,
  };
}

/** What is known of the call by which Lambda decrypts: the condition keys, in lower case. */
function contextOf({ arn, account, region, role }: Lambda): Record<string, string> {
  return {
    "aws:principalaccount": account,
    "aws:principalarn": role,
    "aws:principalisawsservice": "false",
    "aws:principaltype": "AssumedRole",
    "aws:requestedregion": region,
    "aws:resourceaccount": account,
    "aws:securetransport": "true",
    "kms:calleraccount": account,
    "kms:encryptioncontext:aws:lambda:functionarn": arn,
    "kms:viaservice": `lambda.${region}.amazonaws.com`,
  };
}
