import { requiresBool, requiresMatch, type Condition } from "../policy/condition.ts";
import type { Statement } from "../policy/index.ts";
import { LambdaFunction } from "../resources/lambda-function.ts";
import { policyGrantsFact } from "./policy-grants.ts";

export const lambdaFunctionPolicyGrants = policyGrantsFact(
  LambdaFunction,
  "policy",
  "policyGrants",
  (statement) => !opensOnlyUrls(statement),
);

const INVOKE = new Set(["lambda:invokefunctionurl", "lambda:invokefunction"]);

/** Whether an Allow is what a URL without authentication needs and has no other use: openUrls judges it with the URL. */
function opensOnlyUrls({ effect, actions, notActions, conditions }: Statement): boolean {
  return (
    effect === "Allow" &&
    notActions.length === 0 &&
    actions.every((action) => INVOKE.has(action.toLowerCase())) &&
    conditions.some((entry) => isAboutOpenUrls(entry, conditions))
  );
}

function isAboutOpenUrls(entry: Condition, others: readonly Condition[]): boolean {
  if (entry.name === "lambda:invokedviafunctionurl") return requiresBool(entry, "true");
  return (
    entry.name === "lambda:functionurlauthtype" &&
    requiresMatch(entry, others) &&
    entry.values.every((value) => value === "NONE")
  );
}
