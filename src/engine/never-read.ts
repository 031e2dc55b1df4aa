import type { Scope } from "../facts/define.ts";
import type { Gap } from "../model/gap.ts";
import type { ResourceIdentity } from "../model/resource.ts";
import type { SnapshotHeader } from "../model/snapshot.ts";
import type { ResourceType } from "../resources/define.ts";

/** What nobody collected was not seen to be absent: another service, or a Region that was left out. */
export function outOfScope(header: SnapshotHeader, type: ResourceType, scope: Scope): Gap[] {
  const left = withoutService(header, type);
  if (left !== undefined) return [left];
  if (type.scope === "global" || scope.region === "global") return [];
  if (scope.region === undefined) {
    const message = "the snapshot covers only some Regions";
    return header.everyRegion ? [] : [neverListed(header, type, "*", message)];
  }
  return header.regions.includes(scope.region)
    ? []
    : [neverListed(header, type, scope.region, `the snapshot was taken without ${scope.region}`)];
}

/** The gap of a type whose service was left out. */
export function withoutService(header: SnapshotHeader, type: ResourceType): Gap | undefined {
  if (type.service === "account" || header.services.includes(type.service)) return undefined;
  const message = `the snapshot was taken without the service ${type.service}`;
  return neverListed(header, type, "*", message);
}

function neverListed(
  { account }: SnapshotHeader,
  { type, service }: ResourceType,
  region: string,
  message: string,
): Gap {
  const call = { operation: "", permission: "" };
  return { type, account, region, service, ...call, reason: "not-collected", message };
}

/** A snapshot of an older version lacks fields that this version knows, and so does an answer of AWS at times. */
export function neverAsked(resource: ResourceIdentity, field: string): Gap {
  return {
    type: resource.type,
    account: resource.account,
    region: resource.region,
    arn: resource.arn,
    field,
    service: "",
    operation: "",
    permission: "",
    reason: "not-collected",
    message:
      "not in the snapshot: AWS did not send it, or an older version of keelson took the snapshot; collect it again",
  };
}
