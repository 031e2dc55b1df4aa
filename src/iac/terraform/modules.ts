import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Declaration, Warning } from "../declaration.ts";
import { readCode } from "../read-text.ts";
import type { Repository } from "../repository.ts";
import { hclBlocks, type HclBlock } from "./hcl-blocks.ts";
import { jsonBlocks } from "./json-blocks.ts";

/** The call of a module: where it stands and, for a module of the repository, its folder. */
export interface ModuleCall extends Declaration {
  readonly folder: string | undefined;
}

/** What the files of one folder declare. `null` stands for what is declared twice. */
export interface Module {
  /** By type and name: `aws_s3_bucket.logs`. */
  readonly resources: ReadonlyMap<string, Declaration | null>;
  /** By name. */
  readonly calls: ReadonlyMap<string, ModuleCall | null>;
}

const CODE = /\.tf(\.json)?$/;
/** These change what other files declare. */
const OVERRIDE = /^(.*_)?override\.tf(\.json)?$/;

/** Whether a file is Terraform code. */
export function isTerraformCode(path: string): boolean {
  return CODE.test(path);
}

/** Reads folders of Terraform code, each once and only when it is asked for. */
export class Modules {
  readonly warnings: Warning[] = [];
  readonly #repository: Repository;
  readonly #read = new Map<string, Promise<Module>>();

  constructor(repository: Repository) {
    this.#repository = repository;
  }

  async at(folder: string): Promise<Module> {
    const known = this.#read.get(folder) ?? this.#readFolder(folder);
    this.#read.set(folder, known);
    return known;
  }

  async #readFolder(folder: string): Promise<Module> {
    const resources = new Map<string, Declaration | null>();
    const calls = new Map<string, ModuleCall | null>();
    // A folder that a call names and that is not there declares nothing.
    const names = await readdir(folder).catch(() => [] as string[]);
    for (const name of names.filter((each) => CODE.test(each) && !OVERRIDE.test(each)).sort()) {
      const path = join(folder, name);
      const file = this.#repository.pathOf(path);
      for (const block of await this.#blocks(path, file)) {
        const { line, column, endLine, labels } = block;
        const declaration = { file, line, column, endLine };
        const key = labels.join(".");
        if (block.type === "resource" && labels.length === 2) {
          resources.set(key, resources.has(key) ? null : declaration);
        } else if (block.type === "module" && labels.length === 1) {
          const call = { ...declaration, folder: this.#calledFolder(folder, block.source) };
          calls.set(key, calls.has(key) ? null : call);
        }
      }
    }
    return { resources, calls };
  }

  /** Only what Terraform itself takes for a path is one, and only inside the repository has it a place. */
  #calledFolder(folder: string, source: string | undefined): string | undefined {
    if (source === undefined || !/^\.\.?(\/|\\|$)/.test(source)) return undefined;
    const path = resolve(folder, source);
    return this.#repository.contains(path) ? path : undefined;
  }

  async #blocks(path: string, file: string): Promise<readonly HclBlock[]> {
    const { text, fault } = await readCode(path);
    if (text === undefined) {
      this.warnings.push({ place: file, message: fault });
      return [];
    }
    const read = path.endsWith(".json") ? jsonBlocks(text) : await hclBlocks(text);
    if ("blocks" in read) return read.blocks;
    this.warnings.push({
      place: `${file}:${read.faultyLine}`,
      message: "this line cannot be understood",
    });
    return [];
  }
}
