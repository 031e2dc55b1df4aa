import { dirname, resolve } from "node:path";
import type { SourceLocation } from "../../model/source-location.ts";
import { declaredBy } from "./declared.ts";
import type { NamedStack } from "./stack-names.ts";
import type { Stack } from "./stacks.ts";
import type { Template } from "./template.ts";

/** One name in common may be chance; a template must share at least two with a stack. */
const LEAST_SHARED = 2;

/** Where each resource of the stacks is declared, by its ARN, for stacks whose template is certain. */
export function matchStacks(
  stacks: readonly Stack[],
  templates: readonly Template[],
  named: readonly NamedStack[],
): { arn: string; type: string; location: SourceLocation }[] {
  const byPath = new Map(templates.map((template) => [template.path, template]));
  const chosen = new Map<Stack, Template>();
  // A nested stack's name begins with its parent's, so the parent comes first.
  for (const stack of [...stacks].sort((one, other) => one.name.length - other.name.length)) {
    const template =
      byName(stack, named, byPath) ?? byParent(stack, chosen, byPath) ?? byShape(stack, templates);
    if (template !== undefined) chosen.set(stack, template);
  }
  return [...chosen].flatMap(([stack, template]) =>
    stack.members.flatMap(({ arn, logicalId, type }) => {
      const declared = declaredBy(template, logicalId, type);
      if (declared === undefined) return [];
      const { file, line, column, endLine, constructPath } = declared;
      const construct = constructPath === undefined ? "" : ` (${constructPath})`;
      const address = `${stack.name}/${logicalId}${construct}`;
      return [
        { arn, type, location: { file, line, column, endLine, address, tool: "cloudformation" } },
      ];
    }),
  );
}

function byName(
  { name, account, region }: Stack,
  named: readonly NamedStack[],
  byPath: ReadonlyMap<string, Template>,
): Template | undefined {
  const templates = named
    .filter(
      (each) =>
        each.stack === name &&
        (each.account ?? account) === account &&
        (each.region ?? region) === region,
    )
    .flatMap(({ template }) => byPath.get(template) ?? []);
  return onlyOne(templates);
}

/** CloudFormation names a nested stack `<parent>-<logical id>-<12 or 13 letters and digits>`. */
function byParent(
  { name, account, region }: Stack,
  chosen: ReadonlyMap<Stack, Template>,
  byPath: ReadonlyMap<string, Template>,
): Template | undefined {
  const [, stem] = /^(.+)-[A-Z0-9]{12,13}$/.exec(name) ?? [];
  const templates = [...chosen]
    .filter(([parent]) => parent.account === account && parent.region === region)
    .flatMap(([parent, { path, resources }]) =>
      [...resources.values()].flatMap(({ logicalId, nested }) =>
        nested !== undefined && stem === `${parent.name}-${logicalId}`
          ? (byPath.get(resolve(dirname(path), nested)) ?? [])
          : [],
      ),
    );
  return onlyOne(templates);
}

/** The one template that declares all that is known of the stack. */
function byShape(stack: Stack, templates: readonly Template[]): Template | undefined {
  return onlyOne(templates.filter((template) => fits(stack, template)));
}

function fits({ members, parameters, outputs }: Stack, template: Template): boolean {
  if (members.some(({ logicalId, type }) => !declaredBy(template, logicalId, type))) return false;
  if (parameters !== undefined && !isSame(parameters, template.parameters)) return false;
  if (outputs !== undefined) {
    const known = [...outputs].every((name) => template.outputs.has(name));
    if (!known || template.certainOutputs.some((name) => !outputs.has(name))) return false;
  }
  return members.length + (parameters?.size ?? 0) + (outputs?.size ?? 0) >= LEAST_SHARED;
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((name) => b.has(name));
}

function onlyOne(templates: readonly Template[]): Template | undefined {
  const [first, ...others] = new Set(templates);
  return others.length === 0 ? first : undefined;
}
