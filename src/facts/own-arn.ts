import type { ResourceIdentity } from "../model/resource.ts";

/** Key for `findByKey`: the resource's ARN. One function for all facts, because indexes are kept by it. */
export function ownArn({ arn }: ResourceIdentity): readonly string[] {
  return [arn];
}
