import { z } from "zod";
import { parseArn } from "../policy/index.ts";
import type { ResourceOf } from "../resources/define.ts";
import { KmsKey } from "../resources/kms-key.ts";
import { LogsLogGroup } from "../resources/logs-log-group.ts";
import { allOf, anyOf, decided, type Decision } from "./decision.ts";
import { defineFact } from "./define.ts";
import { findKmsKey } from "./find-kms-key.ts";
import { UNUSABLE_KEY_STATES } from "./kms-key-unusable-states.ts";
import { policyAdmitsService, type ServiceCalls } from "./policy-admits-service.ts";

export const logsLogGroupKeyProblem = defineFact({
  on: LogsLogGroup,
  name: "keyProblem",
  schema: z
    .string()
    .nullable()
    .describe(
      'Why CloudWatch Logs cannot use the key of the log group, as in "is disabled"; null when it can, or there is ' +
        "no customer managed key",
    ),
  reads: {
    [LogsLogGroup.type]: ["kmsKeyId"],
    [KmsKey.type]: ["aliases", "keyManager", "state", "policy"],
  },
  compute(group, input) {
    if (group.kmsKeyId === null) return null;
    const key = findKmsKey(group.kmsKeyId, group, input);
    if (key === null) return "does not exist";
    // AWS sees to the policies of its own keys.
    if (key.keyManager === "AWS") return null;
    const problem = UNUSABLE_KEY_STATES[key.state];
    if (problem !== undefined) return problem;
    return decided(logsMayUse(key, group))
      ? null
      : "has a policy that does not let CloudWatch Logs in";
  },
});

type LogGroup = ResourceOf<typeof LogsLogGroup>;

/** CloudWatch Logs makes data keys for what arrives, and decrypts them for whoever reads. */
function logsMayUse(key: ResourceOf<typeof KmsKey>, group: LogGroup): Decision {
  const logs = logsService(group);
  const may = (action: string) => () =>
    policyAdmitsService(key.policy, key, "policy", { ...logs, action, resource: key.arn });
  return allOf(may("kms:Decrypt"), () => anyOf(may("kms:GenerateDataKey"), may("kms:Encrypt")));
}

function logsService({ arn, account, region }: LogGroup): ServiceCalls {
  const suffix = parseArn(arn)?.partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
  const principal = `logs.${region}.${suffix}`;
  const context = {
    "aws:principalisawsservice": "true",
    "aws:principalservicename": principal,
    "aws:requestedregion": region,
    "aws:resourceaccount": account,
    "aws:securetransport": "true",
    "aws:sourceaccount": account,
    "kms:encryptioncontext:aws:logs:arn": arn,
    "kms:viaservice": principal,
  };
  return {
    onBehalf: true,
    principals: [principal, `logs.${region}.amazonaws.com`, "logs.amazonaws.com"],
    // Policies name the log group with and without the star that some APIs append.
    contexts: [arn, `${arn}:*`].map((source) => ({ ...context, "aws:sourcearn": source })),
    contextsAre: "forms",
  };
}
