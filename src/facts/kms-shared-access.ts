import type { Gap } from "../model/gap.ts";
import type { PolicyDocument, Statement } from "../policy/document.ts";
import { arnAccount, parseArn } from "../policy/index.ts";
import { principalType } from "../policy/principal.ts";
import type { KnownRequest } from "../policy/request.ts";
import type { ResourceOf } from "../resources/define.ts";
import type { KmsKey } from "../resources/kms-key.ts";
import { allOf, anyOf, decide, not, type Decision } from "./decision.ts";
import { readPolicy } from "./read-policy.ts";
import { says } from "./role-policies.ts";
import { callersOf } from "./share-callers.ts";
import { inOrganization, reaches, type Caller, type Receiver } from "./share-receiver.ts";
import { UnreadError, unreadable } from "./unread.ts";

type Key = ResourceOf<typeof KmsKey>;

/**
 * What another account must be allowed to do with the key of a snapshot to make a volume or a copy of it, see
 * docs.aws.amazon.com/ebs/latest/userguide/share-kms-key.html. The data keys of copies come from its own keys.
 */
const ACTIONS = ["kms:DescribeKey", "kms:CreateGrant", "kms:Decrypt", "kms:ReEncryptFrom"] as const;
type Action = (typeof ACTIONS)[number];

/** Condition keys that only CreateGrant carries. */
const GRANT_KEYS = {
  "kms:grantisforawsresource": null,
  "kms:grantconstrainttype": null,
  "kms:granteeprincipal": null,
  "kms:grantoperations": null,
};

/**
 * Which of the actions that EC2 needs the policy and the grants of a key allow nobody of the receiver; empty when
 * some principal of it may do them all. The policies of the other account, and service and resource control policies
 * are not looked at.
 */
export function missingActions(key: Key, receiver: Receiver): readonly Action[] {
  const known = answers.get(key) ?? new Map<string, readonly Action[] | UnreadError>();
  answers.set(key, known);
  const answer = known.get(receiver.id) ?? answerOf(key, receiver);
  known.set(receiver.id, answer);
  if (answer instanceof UnreadError) throw answer;
  return answer;
}

/** Thousands of snapshots under one key are shared with the same few accounts. */
const answers = new WeakMap<Key, Map<string, readonly Action[] | UnreadError>>();

function answerOf(key: Key, receiver: Receiver): readonly Action[] | UnreadError {
  try {
    return missingFor(key, receiver);
  } catch (error) {
    if (error instanceof UnreadError) return error;
    throw error;
  }
}

function missingFor(key: Key, receiver: Receiver): readonly Action[] {
  const policy = readPolicy(key.policy ?? EMPTY_POLICY, key, "policy");
  const gaps: Gap[] = [];
  let fewest: readonly Action[] | undefined;
  for (const caller of callersOf(policy, receiver, grantees(key))) {
    const decisions = ACTIONS.map((action) => ({
      action,
      allowed: decide(() => mayDo(action, policy, key, caller)),
    }));
    const missing = decisions
      .filter(({ allowed }) => allowed === false)
      .map(({ action }) => action);
    const open = decisions.flatMap(({ allowed }) =>
      allowed instanceof UnreadError ? allowed.gaps : [],
    );
    if (missing.length === 0 && open.length === 0) return [];
    if (missing.length === 0) gaps.push(...open);
    else if (fewest === undefined || missing.length < fewest.length) fewest = missing;
  }
  if (gaps.length > 0) throw new UnreadError(gaps);
  return fewest ?? ACTIONS;
}

const EMPTY_POLICY = '{"Version":"2012-10-17","Statement":[]}';

/** Grantees that were read. When grants were not, what any principal may do is open anyway. */
function grantees(key: Key): string[] {
  try {
    return key.grants.map(({ grantee }) => grantee).filter((grantee) => !isRunByAws(grantee));
  } catch (error) {
    if (error instanceof UnreadError) return [];
    throw error;
  }
}

// Sessions in which AWS runs one volume; nobody can do anything else in them.
function isRunByAws(grantee: string): boolean {
  return (parseArn(grantee)?.resource ?? "").startsWith("assumed-role/aws:");
}

function mayDo(action: Action, policy: PolicyDocument, key: Key, caller: Caller): Decision {
  const request = { action, resource: key.arn, context: contextOf(action, key, caller) };
  const policySays = (effect: Statement["effect"]) =>
    anyOf(
      ...policy.statements
        .filter((statement) => statement.effect === effect)
        .map((statement) => () => statementSays(statement, request, key, caller)),
    );
  return allOf(
    () =>
      anyOf(
        () => policySays("Allow"),
        () => grantsSay(action, key, caller),
      ),
    () => not(policySays("Deny")),
  );
}

function statementSays(
  statement: Statement,
  request: KnownRequest,
  key: Key,
  caller: Caller,
): Decision {
  const reached = reaches(statement, caller, key.account);
  const placed = inOrganization(statement, caller);
  if (reached === false || placed === null) return false;
  return allOf(
    () => says(statement.effect, [placed], request, key, "policy"),
    () => reached ?? membersUnknown(key, "policy", caller),
  );
}

function grantsSay(action: Action, key: Key, { receiver, principal }: Caller): Decision {
  const operation = action.slice("kms:".length);
  const questions = key.grants
    .filter(({ grantee, operations }) => operations.includes(operation) && !isRunByAws(grantee))
    .map(({ id, grantee, constrained }) => (): Decision => {
      const account = arnAccount(grantee);
      if (receiver.account === null) {
        const foreign = account !== "" && account !== key.account;
        return foreign && membersUnknown(key, "grants", { receiver, principal });
      }
      const toAccount = principalType({ kind: "AWS", value: grantee }) === "account";
      if (grantee !== principal && !(toAccount && account === receiver.account)) return false;
      if (!constrained || action === "kms:DescribeKey") return true;
      const text = `account state does not tell whether EBS meets the constraints of grant ${id}`;
      return unreadable(key, "grants", text);
    });
  return anyOf(...questions);
}

function membersUnknown(key: Key, field: string, { receiver }: Caller): UnreadError {
  const text = `account state does not tell which accounts belong to ${receiver.id}`;
  return unreadable(key, field, text);
}

/** What is known of the calls that EC2 makes in the name of the caller: the condition keys, in lower case. */
function contextOf(action: Action, key: Key, { receiver, principal }: Caller) {
  const { account, organization } = receiver;
  return {
    ...(action === "kms:CreateGrant" ? { "kms:grantisforawsresource": "true" } : GRANT_KEYS),
    ...(account !== null && { "aws:principalaccount": account, "kms:calleraccount": account }),
    ...(organization !== null && { "aws:principalorgid": organization }),
    ...(principal !== null && { "aws:principalarn": principal }),
    "aws:principalisawsservice": "false",
    "aws:requestedregion": key.region,
    "aws:resourceaccount": key.account,
    "aws:securetransport": "true",
    "aws:viaawsservice": "true",
    "kms:viaservice": `ec2.${key.region}.amazonaws.com`,
  };
}
