import type { ResourceIdentity } from "../model/resource.ts";

/** The names under which a resource of a snapshot can be found, the surest first. */
export function keysOf({ type, arn, id, account, region }: ResourceIdentity): string[] {
  return [arnKey(type, arn), idKey(type, id), localKey(type, id, account, region)];
}

export function arnKey(type: string, arn: string): string {
  return JSON.stringify([type, "arn", arn]);
}

/** For ids that exist once in the world. */
export function idKey(type: string, id: string): string {
  return JSON.stringify([type, "id", id]);
}

/** For ids that exist once in an account and Region. */
export function localKey(type: string, id: string, account: string, region: string): string {
  return JSON.stringify([type, "id", id, account, region]);
}
