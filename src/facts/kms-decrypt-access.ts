import type { Principal, Statement } from "../policy/document.ts";
import { parseArn } from "../policy/index.ts";
import type { KnownRequest } from "../policy/request.ts";
import type { ResourceOf } from "../resources/define.ts";
import type { IamRole } from "../resources/iam-role.ts";
import type { KmsKey } from "../resources/kms-key.ts";
import { allOf, anyOf, not, type Decision } from "./decision.ts";
import type { FactInput } from "./define.ts";
import { readPolicy } from "./read-policy.ts";
import { boundarySays, policiesSay, says } from "./role-policies.ts";

/** Who uses the key: a role, in the session of that name. */
export interface KeyUser {
  readonly roleArn: string;
  readonly session: string;
  /** The role as it was read; null when there is none of that ARN. Throws when the roles were not read. */
  readonly role: () => ResourceOf<typeof IamRole> | null;
}

/** Operations with a key that AWS services run in the name of a role. */
export type KeyOperation = "Decrypt" | "Encrypt";

/** Whether a role may decrypt with a key of its own account. */
export function mayDecrypt(
  key: ResourceOf<typeof KmsKey>,
  who: KeyUser,
  context: KnownRequest["context"],
  input: FactInput,
): Decision {
  return mayUse("Decrypt", key, who, context, input);
}

/**
 * Whether a role may use a key of its own account, as far as the key policy, the grants of the key
 * and the policies of the role tell; service and resource control policies of the organization are not looked at.
 */
export function mayUse(
  operation: KeyOperation,
  key: ResourceOf<typeof KmsKey>,
  who: KeyUser,
  context: KnownRequest["context"],
  input: FactInput,
): Decision {
  const request = { action: `kms:${operation}`, resource: key.arn, context };
  const keyStatements = (names: (principal: Principal, who: KeyUser) => boolean) =>
    readPolicy(key.policy ?? EMPTY_POLICY, key, "policy").statements.filter((statement) =>
      speaksTo(statement, who, names),
    );
  const keySays = (effect: Statement["effect"], names: typeof namesRole) =>
    says(effect, keyStatements(names), request, key, "policy");
  const role = policiesOf(who, request, input);
  const delegated = () => allOf(() => keySays("Allow", namesAccount), role.allow);
  return allOf(
    () =>
      anyOf(
        () => hasGrant(key, operation, who),
        () => keySays("Allow", namesSession),
        () =>
          allOf(
            () => keySays("Allow", namesRoleItself),
            () => who.role() === null || role.boundary(),
          ),
        delegated,
      ),
    () =>
      not(
        anyOf(
          () => keySays("Deny", namesRole),
          () => keySays("Deny", namesAccount),
        ),
      ),
    () => not(role.deny()),
  );
}

/** Whether the policies of the role allow it to use a key, whose own policy is another question. */
export function roleMayUse(
  operation: KeyOperation,
  keyArn: string,
  who: KeyUser,
  context: KnownRequest["context"],
  input: FactInput,
): Decision {
  const request = { action: `kms:${operation}`, resource: keyArn, context };
  const role = policiesOf(who, request, input);
  return allOf(role.allow, () => not(role.deny()));
}

function policiesOf(who: KeyUser, request: KnownRequest, input: FactInput) {
  const say = (ask: typeof policiesSay, effect: Statement["effect"]): Decision => {
    const role = who.role();
    return role !== null && ask(effect, role, request, input);
  };
  const boundary = () => say(boundarySays, "Allow");
  return {
    boundary,
    allow: () => allOf(() => say(policiesSay, "Allow"), boundary),
    deny: () =>
      anyOf(
        () => say(policiesSay, "Deny"),
        () => say(boundarySays, "Deny"),
      ),
  };
}

const EMPTY_POLICY = '{"Version":"2012-10-17","Statement":[]}';

/** A grant that is limited to an encryption context counts: Lambda limits its own to the function. */
function hasGrant(
  { grants }: ResourceOf<typeof KmsKey>,
  operation: KeyOperation,
  who: KeyUser,
): boolean {
  return grants.some(
    ({ grantee, operations }) =>
      operations.includes(operation) && (grantee === who.roleArn || grantee === sessionArn(who)),
  );
}

function speaksTo(
  { principals, notPrincipal }: Statement,
  who: KeyUser,
  names: (principal: Principal, who: KeyUser) => boolean,
): boolean {
  if (!notPrincipal) return principals.some((principal) => names(principal, who));
  // Everybody but these: the role itself, unless one of them may stand for it.
  const spared = principals.some((each) => namesRole(each, who) || namesAccount(each, who));
  return names !== namesAccount && !spared;
}

/** The principal is the role, its session, or everybody. */
function namesRole(principal: Principal, who: KeyUser): boolean {
  return namesRoleItself(principal, who) || namesSession(principal, who);
}

/** The principal is the role: what it is allowed, its permissions boundary must allow too. */
function namesRoleItself({ kind, value }: Principal, { roleArn }: KeyUser): boolean {
  return kind === "AWS" && value === roleArn;
}

/** The principal is the session or everybody: no permissions boundary stands in the way. */
function namesSession({ kind, value }: Principal, who: KeyUser): boolean {
  return kind === "AWS" && (value === "*" || value === sessionArn(who));
}

/** The principal is the account: whose IAM policies then decide over an Allow, and who is all denied by a Deny. */
function namesAccount({ kind, value }: Principal, { roleArn }: KeyUser): boolean {
  const { partition = "", account = "" } = parseArn(roleArn) ?? {};
  return kind === "AWS" && (value === account || value === `arn:${partition}:iam::${account}:root`);
}

/** A session's ARN has the name of the role without its path. */
function sessionArn({ roleArn, session }: KeyUser): string {
  const { partition = "", account = "" } = parseArn(roleArn) ?? {};
  const name = roleArn.slice(roleArn.lastIndexOf("/") + 1);
  return `arn:${partition}:sts::${account}:assumed-role/${name}/${session}`;
}
