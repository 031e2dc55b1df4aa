import { arnAccount, parseArn } from "./arn.ts";
import { type Condition, isWildcard, requiresBool, requiresMatch } from "./condition.ts";
import { afterDenies, conditionKeys, describeConditions } from "./deny.ts";
import type { PolicyDocument, Principal, Statement } from "./document.ts";
import { sharedIssuer } from "./oidc-issuer.ts";
import { pinOfAll } from "./pin.ts";
import { principalAccount, principalReach, principalType } from "./principal.ts";
import { narrow, type Reach, reachesOutside } from "./reach.ts";
import type { ResourceGrant } from "./resource-grant.ts";
import { isSubjectAnchored, oidcProvider } from "./subject.ts";

/** The account and partition that the resource with the policy lives in. */
export interface Owner {
  readonly account: string;
  readonly partition: string;
}

/** Everybody, as written `"Principal": "*"`. */
const ANYONE: Principal = { kind: "AWS", value: "*" };

/** What a resource-based policy allows to whom: one grant per Allow statement and principal. */
export function resourceGrants(policy: PolicyDocument, owner: Owner): ResourceGrant[] {
  const denies = policy.statements.filter(({ effect }) => effect === "Deny");
  return policy.statements
    .filter(({ effect }) => effect === "Allow")
    .flatMap((allow) =>
      // Allow with NotPrincipal is one grant to everybody, and the exceptions are evidence.
      (allow.notPrincipal ? [ANYONE] : allow.principals).flatMap((principal) =>
        grantTo(principal, allow, denies, owner),
      ),
    );
}

function grantTo(
  principal: Principal,
  allow: Statement,
  denies: readonly Statement[],
  owner: Owner,
): ResourceGrant[] {
  const rest = afterDenies(allow, principal, denies, owner.account);
  if (rest === undefined) return [];
  const { conditions, confining } = rest;
  const confined = narrow(rest.reach, pinOfAll(conditions, owner.account));
  const reach = narrow(principalReach(principal), confined);
  const type = principalType(principal);
  const toServices = type === "service" || (type === "anyone" && reach?.servicesOnly === true);
  const issuer = oidcProvider(principal);
  const shared = sharedIssuer(issuer) !== undefined;
  const subjectAnchored = isSubjectAnchored(principal, conditions);
  const required = conditions.filter((entry) => requiresMatch(entry, conditions));
  return [
    {
      statement: allow.label,
      principal: principal.value,
      principalType: toServices ? "service" : type,
      notPrincipal: allow.notPrincipal,
      exceptPrincipals: allow.notPrincipal ? allow.principals.map(({ value }) => value) : [],
      accounts: [...(reach?.accounts ?? [])],
      accountsKnown: reach?.known ?? false,
      organizations: [...(reach?.organizations ?? [])],
      networks: [...(reach?.networks ?? [])],
      public: reach === undefined,
      external:
        type === "federated"
          ? isForeignProvider(principal, owner) || (!subjectAnchored && shared)
          : type === "canonical" || reachesOutside(reach, owner.account),
      ownAccountRoot: type === "account" && principalAccount(principal) === owner.account,
      actions: [...rest.actions],
      notActions: [...allow.notActions],
      resources: [...rest.resources],
      notResources: [...allow.notResources],
      deniedActions: rest.denials.flatMap((denial) => (denial.everyResource ? denial.actions : [])),
      denials: [...rest.denials],
      conditions: describeConditions(allow, confining),
      conditionKeys: conditionKeys(allow, confining),
      sourceConfined:
        toServices && (isSourcePinned(reach) || required.some(namesCustomerOfService)),
      viaServices: required.flatMap(({ name, values }) =>
        name === "kms:viaservice" ? values : [],
      ),
      grantIsForAwsResource: conditions.some(
        (entry) => entry.name === "kms:grantisforawsresource" && requiresBool(entry, "true"),
      ),
      externalIdRequired: required.some(isFixedExternalId),
      subjectAnchored,
      oidcProvider: issuer,
      oidcShared: shared,
    },
  ];
}

function isSourcePinned(reach: Reach | undefined): boolean {
  return reach?.sourcePinned === true;
}

/** A provider of another account; an identity provider must be in the role's own account. */
function isForeignProvider({ value }: Principal, { account }: Owner): boolean {
  const provider = arnAccount(value);
  return value === "*" || (provider !== "" && provider !== account);
}

function isFixedExternalId(entry: Condition): boolean {
  return entry.name === "sts:externalid" && entry.values.every((value) => isFixed(entry, value));
}

/** Service-specific ways to name the customer's resource that a service acts for. */
function namesCustomerOfService(entry: Condition): boolean {
  if (entry.name === "lambda:eventsourcetoken") {
    return entry.values.every((value) => isFixed(entry, value));
  }
  // For example kms:EncryptionContext:aws:logs:arn for CloudWatch Logs.
  if (entry.name.startsWith("kms:encryptioncontext:")) {
    return entry.values.every((value) => isFixed(entry, parseArn(value)?.account ?? ""));
  }
  return isFixedExternalId(entry);
}

function isFixed(entry: Condition, value: string): boolean {
  return value !== "" && !isWildcard(entry, value) && !value.includes("${");
}
