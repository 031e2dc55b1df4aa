import type { ResourceIdentity } from "../model/resource.ts";

/** Key for `findByKey`: the resource's id. One function for all facts, because indexes are kept by it. */
export function ownId({ id }: ResourceIdentity): readonly string[] {
  return [id];
}
