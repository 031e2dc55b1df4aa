import type { SourceLocation } from "../../model/source-location.ts";
import type { Declaration } from "../declaration.ts";
import type { Modules } from "./modules.ts";
import type { StateResource } from "./state.ts";

/** A resource of a state and the block that made it. */
export interface LocatedResource {
  readonly key: string;
  readonly location: SourceLocation;
}

/** A folder whose code has less than this share of what a state has is not the code of that state. */
const LEAST_SHARE = 0.5;

/**
 * The folders that a state may belong to: those that declare the largest share of what stands at
 * its root. Environments are often alike, so there may be several.
 */
export async function rootsOf(
  resources: readonly StateResource[],
  folders: readonly string[],
  modules: Modules,
): Promise<string[]> {
  const names = new Set(
    resources.map(({ calls: [call], name }) => (call === undefined ? name : `module.${call}`)),
  );
  const shares = await Promise.all(
    folders.map(async (folder) => {
      const { resources: declared, calls } = await modules.at(folder);
      const here = [...names].filter((name) =>
        name.startsWith("module.") ? calls.has(name.slice("module.".length)) : declared.has(name),
      );
      return { folder, share: here.length / Math.max(1, names.size) };
    }),
  );
  const best = Math.max(LEAST_SHARE, ...shares.map(({ share }) => share));
  return shares.filter(({ share }) => share >= best).map(({ folder }) => folder);
}

/** Finds the block of each resource; where the possible roots disagree, it has none. */
export async function locateState(
  resources: readonly StateResource[],
  roots: readonly string[],
  modules: Modules,
): Promise<LocatedResource[]> {
  const located: LocatedResource[] = [];
  for (const resource of resources) {
    const found = await Promise.all(roots.map(async (root) => find(resource, root, modules)));
    const [first] = found;
    const agree = found.every((each) => each?.file === first?.file && each?.line === first?.line);
    if (first === undefined || !agree) continue;
    const { file, line, column, endLine } = first;
    const { address, key } = resource;
    located.push({ key, location: { file, line, column, endLine, address, tool: "terraform" } });
  }
  return located;
}

async function find(
  { calls, name }: StateResource,
  root: string,
  modules: Modules,
): Promise<Declaration | undefined> {
  let folder = root;
  for (const step of calls) {
    const call = (await modules.at(folder)).calls.get(step);
    // What a module from elsewhere made is governed by the call: that is the code of this repository.
    if (call?.folder === undefined) return call ?? undefined;
    folder = call.folder;
  }
  return (await modules.at(folder)).resources.get(name) ?? undefined;
}
