import { arnAccount, parseArn } from "../policy/index.ts";
import { SnsTopic } from "../resources/sns-topic.ts";
import type { FactInput } from "./define.ts";
import { certainProblems, unless } from "./certain-problems.ts";
import { ownArn } from "./own-arn.ts";
import { policyAdmitsService } from "./policy-admits-service.ts";
import { contextsOf, type ServiceCaller } from "./service-caller.ts";
import { SERVICE_KEY_READS, serviceKeyProblem } from "./service-key-problem.ts";

/** What `topicProblem` reads; a fact that calls it spreads this into its `reads`. */
export const TOPIC_READS = {
  ...SERVICE_KEY_READS,
  [SnsTopic.type]: ["kmsKeyId", "policy", "confirmedSubscriptions"],
} as const;

/**
 * Why what an AWS service publishes to a topic reaches nobody, as in "has no confirmed subscription"; null when
 * it does, or when the topic belongs to another account and so cannot be seen.
 *
 * `topicArn` is the ARN that a rule or an alarm names. `caller` is who publishes: `eventBridge(rule)` or
 * `cloudWatchAlarms(alarm)`. With `inNameOfRole` the service publishes with the permissions of a role, so that
 * neither the topic policy nor the key policy has to name the service; whether the role may is not looked at.
 * Throws UnreadError when something that the answer hangs on was not read; `decide()` of decision.ts catches it.
 */
export function topicProblem(
  topicArn: string,
  caller: ServiceCaller,
  input: FactInput,
  inNameOfRole = false,
): string | null {
  const { account } = caller.source;
  const region = parseArn(topicArn)?.region ?? "";
  if (arnAccount(topicArn) !== account) return null;
  const [topic] = input.findByKey(SnsTopic, { account, region }, ownArn, topicArn);
  if (topic === undefined) return "does not exist";
  const { principal } = caller;
  const request = {
    principals: [principal],
    action: "sns:Publish",
    resource: topicArn,
    contexts: contextsOf(caller, topic, caller.toTopic, {
      "aws:sourceowner": caller.asTopicOwner ? account : null,
    }),
    contextsAre: "guesses",
  } as const;
  const keyContexts = contextsOf(caller, topic, caller.toTopicKey, {
    "kms:encryptioncontext:aws:sns:topicarn": topicArn,
  });
  return certainProblems(
    unless(() => topic.confirmedSubscriptions > 0, "has no confirmed subscription"),
    unless(
      () => inNameOfRole || policyAdmitsService(topic.policy, topic, "policy", request),
      `has a policy that does not let ${principal} publish`,
    ),
    () =>
      serviceKeyProblem(
        topic.kmsKeyId,
        topic,
        { principal, contexts: keyContexts, inNameOfRole },
        input,
      ),
  );
}
