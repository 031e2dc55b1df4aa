import type { Statement } from "./document.ts";
import type { Identity, IdentityAccount, Role } from "./escalation-identity.ts";
import type { BecomePath, CreatePath, RaisePath } from "./escalation-path.ts";
import { type Permission, together } from "./permission.ts";
import type { Permissions } from "./permissions.ts";
import type { KnownRequest } from "./request.ts";
import { KNOWN_RESOURCE_TAGS } from "./speech.ts";
import { trustsAccount, trustsCaller } from "./trust.ts";

/** What a path is done to, and the permission for it. */
export interface Step {
  /** ARN. */
  readonly target: string;
  readonly permission: Permission;
}

/** What of the target the permissions let a path change, so that the target gets more rights. */
export function raisesBy(
  path: RaisePath,
  permissions: Permissions,
  target: Identity,
  { partition, administratorGroups }: IdentityAccount,
): Step[] {
  const everything = `arn:${partition}:iam::aws:policy/AdministratorAccess`;
  return changedBy(path, target, administratorGroups).flatMap((resource) => {
    // Most targets end here; what calls carry need not be known for them.
    if (!permissions.reaches(path.action, resource)) return [];
    const context = {
      ...(resource === target.caller.arn && contextOf(target)),
      ...(path.action.startsWith("iam:Attach") && { "iam:policyarn": everything }),
      // The boundary that is set can be any.
      ...(path.action.endsWith("PermissionsBoundary") &&
        path.action.startsWith("iam:Put") && { "iam:permissionsboundary": everything }),
    };
    const permission = permissions.may(path.action, resource, context);
    return permission === undefined ? [] : [{ target: resource, permission }];
  });
}

function changedBy(
  { on }: RaisePath,
  { caller, groups, policies, boundary, changeable }: Identity,
  administratorGroups: readonly string[],
): readonly string[] {
  switch (on) {
    case "user":
    case "role":
      return caller.type === on && changeable ? [caller.arn] : [];
    case "group of the user":
      return groups;
    case "group of administrators":
      return caller.type === "user" ? administratorGroups : [];
    case "attached policy":
      return policies.map(({ arn }) => arn);
    case "attached policy with an administrator version":
      return policies.filter((each) => each.administratorVersion).map(({ arn }) => arn);
    case "boundary policy":
      return boundary?.own === true ? [boundary.arn] : [];
  }
}

/** Whether the permissions let their holder make something new that has every right. */
export function createsBy(
  { actions, creates }: CreatePath,
  permissions: Permissions,
  { account, partition }: IdentityAccount,
): Step | undefined {
  const shape = `arn:${partition}:iam::${account}:${creates}/*`;
  const context = {
    "iam:permissionsboundary": null,
    "iam:policyarn": `arn:${partition}:iam::aws:policy/AdministratorAccess`,
  };
  const permission = together([
    permissions.mayOnSome(actions, shape, context),
    ...(creates === "role" ? [permissions.mayAsNamed("sts:AssumeRole", shape)] : []),
  ]);
  return permission && { target: shape, permission };
}

/** Whether the permissions let their holder act as the target by the path. */
export function becomesBy(
  path: BecomePath,
  permissions: Permissions,
  by: Identity,
  target: Identity,
  assuming: "by wildcard" | "by any means",
): Permission | undefined {
  const may = () => permissions.may(path.action, target.caller.arn, contextOf(target));
  switch (path.on) {
    case "user":
      return target.caller.type === "user" ? may() : undefined;
    case "user without password":
    case "user with password":
      return together([signsIn(target, path.on === "user with password"), may()]);
    case "role":
      if (target.caller.type !== "role" || !target.changeable) return undefined;
      return together([may(), permissions.mayAsNamed("sts:AssumeRole", target.caller.arn)]);
    case "trusting role":
      return target.role && assumes(permissions, by, target, target.role, assuming);
  }
}

/** Signing in takes a second factor where the user has one. */
function signsIn({ caller, login }: Identity, password: boolean): Permission | undefined {
  if (login === undefined || login.mfa === true || login.password === !password) return undefined;
  const isKnown = login.password !== null && login.mfa !== null;
  return { policies: [], open: isKnown ? [] : [`how ${caller.name} signs in`] };
}

/** A policy that names a role, or a role that names the caller, means it to be assumed: a wildcard need not. */
function assumes(
  permissions: Permissions,
  by: Identity,
  target: Identity,
  { trust }: Role,
  assuming: "by wildcard" | "by any means",
): Permission | undefined {
  const { arn } = target.caller;
  const anyMeans = assuming === "by any means";
  const byAccount = together([
    trustsAccount(trust, by.caller),
    permissions.may("sts:AssumeRole", arn, contextOf(target), anyMeans ? undefined : wildcardsOnly),
  ]);
  if (byAccount?.open.length === 0 || !anyMeans) return byAccount;
  const byName = together([
    trustsCaller(trust, by.caller),
    permissions.mayAsNamed("sts:AssumeRole", arn),
  ]);
  return byName ?? byAccount;
}

function wildcardsOnly(statement: Statement): Statement {
  const resources = statement.resources.filter((pattern) => {
    const [, , , , , ...resource] = pattern.split(":");
    return resource.length === 0 || /[*?]/.test(resource.join(":"));
  });
  return { ...statement, resources };
}

const contexts = new WeakMap<Identity, KnownRequest["context"]>();

/** What calls about the user or role carry. */
export function contextOf(identity: Identity): KnownRequest["context"] {
  let context = contexts.get(identity);
  if (context === undefined) contexts.set(identity, (context = contextFor(identity)));
  return context;
}

function contextFor({ boundary, tags }: Identity): KnownRequest["context"] {
  return { "iam:permissionsboundary": boundary?.arn ?? null, ...tagContext("iam", tags) };
}

/** What calls of a service about something with tags carry. */
export function tagContext(
  service: string,
  tags: Readonly<Record<string, string>> | undefined,
): KnownRequest["context"] {
  if (tags === undefined) return {};
  const context: Record<string, string> = { [KNOWN_RESOURCE_TAGS]: "" };
  for (const [name, value] of Object.entries(tags)) {
    context[`aws:resourcetag/${name.toLowerCase()}`] = value;
    context[`${service}:resourcetag/${name.toLowerCase()}`] = value;
  }
  return context;
}
