import type { ResourceIdentity } from "../model/resource.ts";

/** Key for `findByKey`: the resource's name. One function for all facts, because indexes are kept by it. */
export function ownName({ name }: ResourceIdentity): readonly string[] {
  return [name];
}
