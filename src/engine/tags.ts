import type { Resource, ResourceIdentity } from "../model/resource.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { ResourceTagMapping } from "../resources/resource-tag-mapping.ts";

type Tags = Readonly<Record<string, string>>;

/** Types of which the Tagging API does not tell, or tells under another ARN: without tags of their own theirs are unread. */
const NOT_LISTED = new Set(["AWS::IAM::User", "AWS::IAM::Role", "AWS::SSM::ManagedInstance"]);

/** Adds the tags of all resources to what has to be collected. */
export function addTagNeeds(needs: Map<string, Set<string>>): void {
  needs.set(ResourceTagMapping.type, new Set(["tags"]));
}

/**
 * Gives resources the tags that were read in bulk. What a whole list does not name has no tags; where the
 * list of a Region is missing, nothing is said of the tags there.
 */
export function withTags(snapshot: Snapshot): Snapshot {
  const { header, gaps } = snapshot;
  if (!header.services.includes(ResourceTagMapping.service)) return snapshot;
  const listed = new Map<string, Tags>();
  const resources: Resource[] = [];
  for (const resource of snapshot.resources) {
    if (resource.type !== ResourceTagMapping.type) resources.push(resource);
    else listed.set(withoutOwner(resource.arn), resource.tags ?? {});
  }
  const missing = new Set(
    gaps.filter(({ type }) => type === ResourceTagMapping.type).map(({ region }) => region),
  );
  const isWhole = (region: string) =>
    header.regions.includes(region) && !missing.has(region) && !missing.has("*");
  return {
    ...snapshot,
    resources: resources.map((resource) => {
      if (resource.tags !== undefined) return resource;
      const tags = listed.get(withoutOwner(resource.arn));
      if (tags !== undefined) return { ...resource, tags };
      const untagged = isWhole(resource.region) && !NOT_LISTED.has(resource.type);
      return untagged ? { ...resource, tags: {} } : resource;
    }),
  };
}

/** Gives the tags of a resource as far as the snapshot has them; undefined when they were not read. */
export function tagsOf(snapshot: Snapshot): (resource: ResourceIdentity) => Tags | undefined {
  let read: Map<string, Tags> | undefined;
  return ({ type, arn }) => {
    read ??= new Map(
      snapshot.resources.flatMap((resource) =>
        resource.tags === undefined
          ? []
          : [[`${resource.type}\0${resource.arn}`, resource.tags] as const],
      ),
    );
    return read.get(`${type}\0${arn}`);
  };
}

/** AWS writes the ARNs of snapshots and images with their owner or without. */
export function withoutOwner(arn: string): string {
  return arn.replace(/^(arn:[^:]+:ec2:[^:]+):\d{12}:(image|snapshot)\//, "$1::$2/");
}
