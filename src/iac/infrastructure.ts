import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { NamedStack } from "./cloudformation/stack-names.ts";
import { readStackResources, type StackMember } from "./cloudformation/stack-resources.ts";
import type { Template } from "./cloudformation/template.ts";
import { readTemplates } from "./cloudformation/read-templates.ts";
import type { Warning } from "./declaration.ts";
import { findFiles } from "./find-files.ts";
import { IacError } from "./iac-error.ts";
import type { Located } from "./located.ts";
import { readInput, type Input } from "./read-input.ts";
import { Repository } from "./repository.ts";
import { readTerraform } from "./terraform/read-terraform.ts";
import { readState, type StateResource } from "./terraform/state.ts";

/** Where the code of an infrastructure is, and what its tools know of what they made. */
export interface Sources {
  readonly folders: readonly string[];
  /** Terraform states that stand elsewhere. */
  readonly states: readonly Input[];
  /** Answers of DescribeStackResources. */
  readonly stackResources: readonly Input[];
}

/** The code of an infrastructure, read, with the places that need no snapshot. */
export interface Infrastructure {
  readonly terraform: Located;
  readonly templates: readonly Template[];
  readonly namedStacks: readonly NamedStack[];
  readonly stackMembers: readonly StackMember[];
  readonly warnings: readonly Warning[];
}

/** Reads the code and the states. What was named and cannot be used throws IacError; what was found by the way is a warning. */
export async function readInfrastructure(sources: Sources): Promise<Infrastructure> {
  const folders = await Promise.all(sources.folders.map(existingFolder));
  const repository = oneRepository(folders, sources.folders);
  // One after another: states are large, and of each only the names outlive its turn.
  const states: StateResource[][] = [];
  for (const input of sources.states) states.push(readState(await readInput(input), input.place));
  const stackMembers: StackMember[] = [];
  for (const input of sources.stackResources) {
    stackMembers.push(...readStackResources(await readInput(input), input.place));
  }
  const lists: string[][] = [];
  for (const folder of folders) lists.push(await findFiles(folder));
  const files = [...new Set(lists.flat())].sort();
  const terraform = await readTerraform(files, states, repository);
  const { templates, namedStacks, warnings } = await readTemplates(files, repository);
  if (!terraform.hasCode && templates.length === 0 && warnings.length === 0) {
    throw new IacError(
      sources.folders.join(", "),
      "there is no Terraform or CloudFormation code below",
      { hint: "--iac takes the folder with the .tf files or the templates" },
    );
  }
  return {
    terraform: terraform.located,
    templates,
    namedStacks,
    stackMembers,
    warnings: [...terraform.warnings, ...warnings],
  };
}

async function existingFolder(folder: string): Promise<string> {
  const path = resolve(folder);
  const about = await stat(path).catch(() => undefined);
  if (about?.isDirectory() === true) return path;
  const message = about === undefined ? "there is no such folder" : "this is no folder";
  throw new IacError(folder, message, { hint: "--iac takes folders with infrastructure code" });
}

/** Paths in a report can begin at one place only. */
function oneRepository(folders: readonly string[], names: readonly string[]): Repository {
  const repository = new Repository(folders[0] ?? ".");
  const stray = folders.findIndex((folder) => !repository.contains(folder));
  if (stray < 0) return repository;
  throw new IacError(names[stray] ?? "", `this stands outside ${repository.root}`, {
    hint: "folders of one repository may be given together; run once for each repository",
  });
}
