import { isAccountId, parseArn } from "./arn.ts";
import { type Condition, isWildcard, requiresBool, requiresMatch } from "./condition.ts";
import { DEPTH, NOBODY, narrow, type Reach, widen } from "./reach.ts";
import { isNarrowRange } from "./source-ip.ts";

type Reader = (value: string, entry: Condition) => Reach | undefined;

/** `${aws:ResourceOrgID}` is the organization of the resource's own account. */
const OWN_ORGANIZATION = "${aws:resourceorgid}";

/**
 * Keys whose value names callers. Absent on purpose, because anybody can satisfy them:
 * kms:ViaService, aws:ViaAWSService and aws:CalledVia (anybody may call through a service),
 * sts:ExternalId, aws:PrincipalTag, aws:Referer, aws:UserAgent, aws:VpcSourceIp,
 * aws:SecureTransport and lambda:FunctionUrlAuthType.
 */
const READERS: Readonly<Record<string, Reader>> = {
  "aws:principalaccount": accountId(DEPTH.principal),
  "kms:calleraccount": accountId(DEPTH.principal),
  "aws:principalarn": arn(DEPTH.principal),
  "lambda:sourcefunctionarn": arn(DEPTH.principal),
  "ec2:sourceinstancearn": arn(DEPTH.principal),
  "aws:userid": uniqueId,
  "aws:principalorgid": organization(DEPTH.principal),
  "aws:principalorgpaths": organizationPath(DEPTH.principal),
  "aws:sourceaccount": accountId(DEPTH.source),
  "aws:sourceowner": accountId(DEPTH.source),
  "aws:sourcearn": arn(DEPTH.source),
  "aws:sourceorgid": organization(DEPTH.source),
  "aws:sourceorgpaths": organizationPath(DEPTH.source),
  "aws:vpceaccount": accountId(DEPTH.network),
  "aws:vpceorgid": organization(DEPTH.network),
  "aws:vpceorgpaths": organizationPath(DEPTH.network),
  "aws:sourcevpc": networkId,
  "aws:sourcevpce": networkId,
  "aws:sourcevpcarn": arn(DEPTH.network),
  "aws:sourceip": addressRange,
  "s3:dataaccesspointaccount": accountId(DEPTH.network),
  "s3:dataaccesspointarn": arn(DEPTH.network),
  "aws:principalservicename": serviceName,
  "aws:principalservicenameslist": serviceName,
};

/**
 * Whom a condition confines a statement to; undefined when it confines to nobody in particular.
 * `others` are the conditions of the same statement, `account` the resource's own account.
 */
export function pinOf(
  entry: Condition,
  others: readonly Condition[],
  account: string,
): Reach | undefined {
  if (entry.name === "aws:principalisawsservice") {
    return requiresBool(entry, "true")
      ? { ...NOBODY, known: false, servicesOnly: true }
      : undefined;
  }
  // A mount target sits in a VPC of the file system's owner.
  if (entry.name === "elasticfilesystem:accessedviamounttarget") {
    const mounted = { ...NOBODY, known: false, depth: DEPTH.network, networks: ["mount target"] };
    return requiresBool(entry, "true") ? mounted : undefined;
  }
  const read = Object.hasOwn(READERS, entry.name) ? READERS[entry.name] : undefined;
  if (read === undefined || !requiresMatch(entry, others)) return undefined;
  return widen(
    entry.values.map((value) =>
      read(value.replaceAll(/\$\{aws:ResourceAccount\}/gi, account), entry),
    ),
  );
}

/** Whom all conditions of one statement together confine it to. */
export function pinOfAll(entries: readonly Condition[], account: string): Reach | undefined {
  return entries.map((entry) => pinOf(entry, entries, account)).reduce(narrow, undefined);
}

function accountId(depth: number): Reader {
  return (value, entry) => {
    // Anonymous callers have the account "anonymous".
    if (isOpen(value, entry) || value.toLowerCase() === "anonymous") return undefined;
    return pinned(depth, isAccountId(value) ? [value] : []);
  };
}

function arn(depth: number): Reader {
  return (value, entry) => {
    const parts = parseArn(value);
    if (parts === undefined || value.includes("${")) return undefined;
    const { partition, service, region, account, resource } = parts;
    // Under a string operator a `*` also runs over colons, so it may swallow the account's place.
    const before =
      entry.base === "stringlike" ? `${partition}:${service}:${region}:${account}` : account;
    if (isWildcard(entry, before)) return undefined;
    if (account !== "") return pinned(depth, isAccountId(account) ? [account] : []);
    const name = service === "s3" ? (resource.split("/")[0] ?? "") : resource;
    return name === "" || isWildcard(entry, name)
      ? undefined
      : { ...pinned(depth, []), known: false };
  };
}

/** aws:userid is an account id (root), or a unique id that AWS never gives twice, then `:` and a name. */
function uniqueId(value: string, entry: Condition): Reach | undefined {
  const id = value.split(":")[0] ?? "";
  if (isOpen(id, entry) || value.includes("${")) return undefined;
  if (isAccountId(id)) return pinned(DEPTH.principal, [id]);
  return { ...pinned(DEPTH.principal, []), known: false };
}

function organization(depth: number): Reader {
  return (value, entry) => {
    const own = value.toLowerCase() === OWN_ORGANIZATION;
    return isOpen(value, entry) && !own ? undefined : inOrganization(value, depth);
  };
}

function organizationPath(depth: number): Reader {
  return (value, entry) => {
    const [id, ...path] = value.split("/");
    const own = id?.toLowerCase() === OWN_ORGANIZATION;
    if (id === undefined || path.length === 0) return undefined;
    return isOpen(id, entry) && !own ? undefined : inOrganization(value, depth);
  };
}

function inOrganization(value: string, depth: number): Reach {
  return { ...pinned(depth, []), known: false, organizations: [value] };
}

function networkId(value: string, entry: Condition): Reach | undefined {
  if (isOpen(value, entry)) return undefined;
  return { ...pinned(DEPTH.network, []), known: false, networks: [value] };
}

function addressRange(value: string): Reach | undefined {
  if (!isNarrowRange(value)) return undefined;
  return { ...pinned(DEPTH.network, []), known: false, networks: [value], addresses: true };
}

function serviceName(value: string, entry: Condition): Reach | undefined {
  return isOpen(value, entry) ? undefined : { ...NOBODY, known: false, servicesOnly: true };
}

function pinned(depth: number, accounts: readonly string[]): Reach {
  return { ...NOBODY, accounts, depth, sourcePinned: depth === DEPTH.source };
}

/** A value with a wildcard, a policy variable or nothing in it may be met by anybody. */
function isOpen(value: string, entry: Condition): boolean {
  return value === "" || isWildcard(entry, value) || value.includes("${");
}
