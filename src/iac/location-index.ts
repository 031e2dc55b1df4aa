import type { Resource, ResourceIdentity } from "../model/resource.ts";
import type { SourceLocation } from "../model/source-location.ts";
import { matchStacks } from "./cloudformation/match.ts";
import { stacksOf } from "./cloudformation/stacks.ts";
import type { Infrastructure } from "./infrastructure.ts";
import { Located } from "./located.ts";
import { arnKey, keysOf } from "./resource-keys.ts";

/** Where a resource is declared; undefined where that is not certain. */
export type LocationOf = (resource: ResourceIdentity) => SourceLocation | undefined;

/** Joins the code with a snapshot, whose tags tell the stack that a resource belongs to. */
export function locationIndex(
  { terraform, templates, namedStacks, stackMembers }: Infrastructure,
  resources: readonly Resource[],
): LocationOf {
  const stacks = stacksOf(resources, stackMembers);
  const cloudFormation = new Located();
  for (const { arn, type, location } of matchStacks(stacks, templates, namedStacks)) {
    cloudFormation.add(arnKey(type, arn), location);
  }
  return (resource) => {
    const found = keysOf(resource).flatMap((key) =>
      [terraform.get(key), cloudFormation.get(key)].filter((each) => each !== undefined),
    );
    // Two tools that claim one resource contradict each other, as do two places of one.
    const [first] = found;
    const agree = found.every((each) => each?.file === first?.file && each?.line === first?.line);
    return agree ? (first ?? undefined) : undefined;
  };
}
