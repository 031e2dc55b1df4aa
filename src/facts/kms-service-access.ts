import type { Principal, Statement } from "../policy/document.ts";
import type { KnownRequest } from "../policy/request.ts";
import type { ResourceOf } from "../resources/define.ts";
import type { KmsKey } from "../resources/kms-key.ts";
import { allOf, anyOf, not, type Decision } from "./decision.ts";
import { readPolicy } from "./read-policy.ts";
import { says } from "./role-policies.ts";

type Key = ResourceOf<typeof KmsKey>;

/** An AWS service that uses a key in its own name. */
export interface ServiceUser {
  /** Every service principal that stands for it, such as logs.us-east-1.amazonaws.com. */
  readonly principals: readonly string[];
  /** What is known of its calls: condition keys in lower case, one entry for each form that a call may take. */
  readonly contexts: readonly KnownRequest["context"][];
  /** It may also call in the name of whoever calls it, which a condition on kms:ViaService allows. */
  readonly onBehalf?: boolean;
}

const EMPTY_POLICY = '{"Version":"2012-10-17","Statement":[]}';

/** Whether the policy of a key lets an AWS service call an operation with it, such as kms:Decrypt. */
export function serviceMayUse(action: string, key: Key, user: ServiceUser): Decision {
  const { statements } = readPolicy(key.policy ?? EMPTY_POLICY, key, "policy");
  const speaking = statements.filter((statement) => speaksTo(statement, user));
  const policySays = (effect: Statement["effect"], context: KnownRequest["context"]) =>
    says(effect, speaking, { action, resource: key.arn, context }, key, "policy");
  return anyOf(
    ...user.contexts.map(
      (context) => () =>
        allOf(
          () => policySays("Allow", context),
          () => not(policySays("Deny", context)),
        ),
    ),
  );
}

function speaksTo(statement: Statement, user: ServiceUser): boolean {
  const { principals, notPrincipal, conditions } = statement;
  const through =
    user.onBehalf === true && conditions.some(({ name }) => name === "kms:viaservice");
  const names = ({ kind, value }: Principal) =>
    kind === "Service"
      ? user.principals.includes(value)
      : // A star is everybody, AWS services among them.
        kind === "AWS" && (value === "*" || through);
  return principals.some(names) !== notPrincipal;
}
