import { dirname } from "node:path";
import type { Warning } from "../declaration.ts";
import { IacError } from "../iac-error.ts";
import { Located } from "../located.ts";
import { fileInput, readInput } from "../read-input.ts";
import type { Repository } from "../repository.ts";
import { locateState, rootsOf } from "./locate-state.ts";
import { isTerraformCode, Modules } from "./modules.ts";
import { readState, type StateResource } from "./state.ts";

/** Where the resources of Terraform states are declared. */
export interface Terraform {
  readonly hasCode: boolean;
  readonly located: Located;
  readonly warnings: readonly Warning[];
}

/** Finds the blocks for the states that were given and for those that stand among the files. */
export async function readTerraform(
  files: readonly string[],
  given: readonly (readonly StateResource[])[],
  repository: Repository,
): Promise<Terraform> {
  const modules = new Modules(repository);
  const folders = [...new Set(files.filter(isTerraformCode).map((file) => dirname(file)))];
  // Reads all code once, which also finds every fault in it.
  const read = await Promise.all(folders.map(async (folder) => modules.at(folder)));
  const called = new Set(
    read.flatMap(({ calls }) => [...calls.values()].flatMap((call) => call?.folder ?? [])),
  );
  const roots = folders.filter((folder) => !called.has(folder));
  const located = new Located();
  const warnings: Warning[] = [];
  const locate = async (resources: readonly StateResource[], candidates: readonly string[]) => {
    for (const { key, location } of await locateState(resources, candidates, modules))
      located.add(key, location);
  };
  for (const [index, resources] of given.entries()) {
    const own = await rootsOf(resources, roots, modules);
    if (own.length > 0) await locate(resources, own);
    else if (resources.length > 0) {
      const place = given.length === 1 ? "--terraform-state" : `--terraform-state ${index + 1}`;
      warnings.push({ place, message: "no folder declares most of what stands at its root" });
    }
  }
  for (const path of files.filter((file) => file.endsWith(".tfstate"))) {
    const place = repository.pathOf(path);
    try {
      const resources = readState(await readInput(fileInput(path)), place);
      const own = rootOf(path, folders);
      await locate(resources, own === undefined ? await rootsOf(resources, roots, modules) : [own]);
    } catch (error) {
      warnings.push({ place, message: messageOf(error) });
    }
  }
  return { hasCode: folders.length > 0, located, warnings: [...modules.warnings, ...warnings] };
}

/** The folder whose state it is by Terraform's own custom; workspaces have theirs two folders below. */
function rootOf(path: string, folders: readonly string[]): string | undefined {
  const [, workspaces] =
    /^(.*)[/\\]terraform\.tfstate\.d[/\\][^/\\]+[/\\][^/\\]+$/.exec(path) ?? [];
  return folders.find((folder) => folder === (workspaces ?? dirname(path)));
}

function messageOf(error: unknown): string {
  if (error instanceof IacError) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return `cannot be read (${code})`;
}
