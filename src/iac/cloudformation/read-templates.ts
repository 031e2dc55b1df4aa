import { basename } from "node:path";
import type { Warning } from "../declaration.ts";
import { readCode } from "../read-text.ts";
import type { Repository } from "../repository.ts";
import { assemblyStacks, samStacks, type NamedStack } from "./stack-names.ts";
import { mayBeTemplate, readTemplate, type Template } from "./template.ts";

/** The templates among files, and which stacks the tools beside them make of them. */
export interface Templates {
  readonly templates: readonly Template[];
  readonly namedStacks: readonly NamedStack[];
  readonly warnings: readonly Warning[];
}

/** A cloud assembly's manifest names every construct. */
const MAX_MANIFEST_BYTES = 16 * 2 ** 20;

const CANDIDATE = /\.(ya?ml|json|template)$/;
/** What has such a name should have been readable. */
const SURELY_TEMPLATE = /(^template\.(ya?ml|json)|\.template|\.template\.(ya?ml|json))$/;

/** Reads every template among the files; other YAML and JSON files are passed over in silence. */
export async function readTemplates(
  files: readonly string[],
  repository: Repository,
): Promise<Templates> {
  const templates: Template[] = [];
  const namedStacks: NamedStack[] = [];
  const warnings: Warning[] = [];
  for (const path of files) {
    const name = basename(path);
    if (!CANDIDATE.test(name) && name !== "samconfig.toml") continue;
    if (path.endsWith(".tf.json")) continue;
    const { text, fault } = await readCode(
      path,
      name === "manifest.json" ? MAX_MANIFEST_BYTES : undefined,
    );
    const file = repository.pathOf(path);
    if (text === undefined) {
      if (SURELY_TEMPLATE.test(name)) warnings.push({ place: file, message: fault });
    } else if (name === "samconfig.toml") namedStacks.push(...samStacks(text, path));
    else if (name === "manifest.json") namedStacks.push(...assemblyStacks(text, path));
    else if (mayBeTemplate(text)) {
      const template = readTemplate(text, path, file);
      if (template === undefined) continue;
      if ("faultyLine" in template) {
        const message = "this line cannot be understood";
        warnings.push({ place: `${file}:${template.faultyLine}`, message });
      } else templates.push(template);
    }
  }
  return { templates, namedStacks, warnings };
}
