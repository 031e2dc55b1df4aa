import { arnAccount, parseArn } from "../policy/index.ts";
import { SqsQueue } from "../resources/sqs-queue.ts";
import type { FactInput } from "./define.ts";
import { certainProblems, unless } from "./certain-problems.ts";
import { ownArn } from "./own-arn.ts";
import { policyAdmitsService } from "./policy-admits-service.ts";
import { contextsOf, type ServiceCaller } from "./service-caller.ts";
import { SERVICE_KEY_READS, serviceKeyProblem } from "./service-key-problem.ts";

/** What `queueProblem` reads; a fact that calls it spreads this into its `reads`. */
export const QUEUE_READS = {
  ...SERVICE_KEY_READS,
  [SqsQueue.type]: ["kmsKeyId", "policy"],
} as const;

/** Why an AWS service cannot send to a queue; null when it can, or when another account's queue cannot be seen. */
export function queueProblem(
  queueArn: string,
  caller: ServiceCaller,
  input: FactInput,
  inNameOfRole: boolean,
): string | null {
  const { account } = caller.source;
  const region = parseArn(queueArn)?.region ?? "";
  if (arnAccount(queueArn) !== account) return null;
  const [queue] = input.findByKey(SqsQueue, { account, region }, ownArn, queueArn);
  if (queue === undefined) return "does not exist";
  const { principal } = caller;
  const request = {
    principals: [principal],
    action: "sqs:SendMessage",
    resource: queueArn,
    contexts: contextsOf(caller, queue, true),
    contextsAre: "guesses",
  } as const;
  const keyContexts = contextsOf(caller, queue, undefined, {
    "kms:encryptioncontext:aws:sqs:arn": queueArn,
  });
  return certainProblems(
    unless(
      () => inNameOfRole || policyAdmitsService(queue.policy, queue, "policy", request),
      `has a policy that does not let ${principal} send`,
    ),
    () =>
      serviceKeyProblem(
        queue.kmsKeyId,
        queue,
        { principal, contexts: keyContexts, inNameOfRole },
        input,
      ),
  );
}
