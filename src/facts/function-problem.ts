import { arnAccount, parseArn } from "../policy/index.ts";
import { LambdaFunction } from "../resources/lambda-function.ts";
import { decided } from "./decision.ts";
import type { FactInput } from "./define.ts";
import { ownArn } from "./own-arn.ts";
import { policyAdmitsService } from "./policy-admits-service.ts";
import { contextsOf, type ServiceCaller } from "./service-caller.ts";

/** What `functionProblem` reads; a fact that calls it spreads this into its `reads`. */
export const FUNCTION_READS = { [LambdaFunction.type]: ["policy"] } as const;

/**
 * Why an AWS service cannot invoke a Lambda function; null when it can, or when that cannot be seen: functions of
 * other accounts, and the policies of versions and aliases.
 */
export function functionProblem(
  target: string,
  caller: ServiceCaller,
  input: FactInput,
  inNameOfRole: boolean,
): string | null {
  const { account, region } = caller.source;
  if (arnAccount(target) !== account) return null;
  const arn = target.split(":").slice(0, 7).join(":");
  const scope = { account, region: parseArn(target)?.region ?? region };
  const [found] = input.findByKey(LambdaFunction, scope, ownArn, arn);
  if (found === undefined) return "does not exist";
  if (inNameOfRole || target !== arn) return null;
  const admitted = policyAdmitsService(found.policy, found, "policy", {
    principals: [caller.principal],
    action: "lambda:InvokeFunction",
    resource: arn,
    contexts: contextsOf(caller, found, true),
    contextsAre: "guesses",
  });
  return decided(admitted) ? null : `has a policy that does not let ${caller.principal} invoke it`;
}
