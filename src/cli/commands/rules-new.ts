import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { RESOURCE_TYPES, resourceType } from "../../resources/index.ts";
import type { ResourceType } from "../../resources/define.ts";
import { RuleSource } from "../../rules/schema.ts";
import { didYouMean } from "../../rules/suggest.ts";
import { CliError } from "../cli-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { makeFolder } from "../make-folder.ts";
import type { Debug } from "../options.ts";
import { writeFailure } from "../system-failure.ts";

/** Writes a rule file that loads and passes its examples, to start from. */
export async function newRule(
  options: Debug & { readonly resource: string; readonly folder: string },
  io: Io,
  id: string,
): Promise<ExitCode> {
  if (!RuleSource.shape.id.safeParse(id).success) {
    throw new CliError(`"${id}" is no rule id`, {
      hint: "expected lower-case words joined by hyphens, such as kms-key-without-owner",
    });
  }
  const type = resourceType(options.resource);
  if (type === undefined) {
    const names = RESOURCE_TYPES.map((known) => known.type);
    throw new CliError(`there is no resource type "${options.resource}"`, {
      hint: didYouMean(options.resource, names) || `there are ${names.join(", ")}`,
    });
  }
  const path = join(options.folder, type.service, `${id}.yaml`);
  await writeNew(path, ruleText(id, type));
  io.stdout(`${path}\n`);
  return EXIT.done;
}

async function writeNew(path: string, text: string): Promise<void> {
  try {
    await makeFolder(dirname(path));
    await writeFile(path, text, { flag: "wx" });
  } catch (error) {
    if ((error as { code?: string }).code === "EEXIST") {
      throw new CliError("the file exists already", {
        place: path,
        hint: "choose another id, or edit that file",
      });
    }
    throw writeFailure(path, error);
  }
}

// The rule is whole and true, so that it loads as it is: it asks that the resource is called like the example.
function ruleText(id: string, type: ResourceType): string {
  const fields = Object.keys(type.fields.shape);
  return `id: ${id}
title: ${type.title} is not called as expected
severity: low
resource: ${type.type}
# Fields that expressions may read: ${["name", "id", "arn", "region", "account", ...fields].map((field) => `resource.${field}`).join(", ")}
pass: resource.name == ${JSON.stringify(type.example.name)}
message: "{resource.name} is not called as expected"
why: Say here why it matters.
fix:
  text: Say here what to do, with {resource.id} where the command needs it.
references:
  - https://docs.aws.amazon.com/
responsibility: customer
examples:
  pass:
    - name: the expected name
  fail:
    - name: another name
      resource: { name: another }
`;
}
