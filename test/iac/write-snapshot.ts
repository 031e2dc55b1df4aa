import type { Resource } from "../../src/model/resource.ts";
import { resourceType } from "../../src/resources/index.ts";
import { SnapshotWriter } from "../../src/snapshot/write.ts";
import { snapshot } from "../support/small-snapshot.ts";

/** A resource with every field of its type, under another identity. */
export function whole(identity: Resource): Resource {
  const type = resourceType(identity.type);
  if (type === undefined) throw new Error(`there is no type ${identity.type}`);
  return { ...type.example, ...identity };
}

/** Writes a snapshot file of these resources. */
export async function writeSnapshot(path: string, resources: readonly Resource[]): Promise<void> {
  const writer = new SnapshotWriter(path, snapshot([]).header);
  for (const resource of resources) await writer.resource(resource);
  await writer.finish();
}
