import type { z } from "zod";
import type { Fact } from "../../src/facts/define.ts";
import type { ResourceType } from "../../src/resources/define.ts";
import { anchor, code, generatedFrom, page, prose, section, table } from "./markdown.ts";

interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
}

/** docs/resources.md: what rules can read of each resource type. */
export async function resourceDocs(): Promise<Record<string, string>> {
  const { RESOURCE_TYPES } = await import("../../src/resources/index.ts");
  const { FACTS } = await import("../../src/facts/index.ts");
  const { ResourceIdentity } = await import("../../src/model/resource.ts");
  const types = [...RESOURCE_TYPES].sort((a, b) => (a.type < b.type ? -1 : 1));
  const identity = await fieldRows(ResourceIdentity);
  const sections = [];
  for (const type of types) sections.push(await typeSection(type, FACTS));
  return {
    "docs/resources.md": page(
      generatedFrom("src/resources and src/facts"),
      "# Resources",
      `What the expressions of a rule read as \`resource.<field>\`. *null* means that AWS says there is none; a field that
was not read is not null but makes a result unknown. A fact is a field that keelson derives from other fields or
resources.`,
      types
        .map(({ type, title }) => `- [${code(type)}](#${anchor(type)}): ${prose(title)}`)
        .join("\n"),
      section("## Fields of every resource", table(HEAD, identity)),
      ...sections,
    ),
  };
}

const HEAD = ["Field", "Type", "What it is"];

async function typeSection(type: ResourceType, facts: readonly Fact[]): Promise<string> {
  const own = facts.filter((fact) => fact.on.type === type.type);
  const factRows = [];
  for (const fact of own) factRows.push(...(await rowsOf(fact.name, fact.schema)));
  const fields = await fieldRows(type.fields);
  return page(
    `## ${type.type}`,
    `${capitalized(prose(type.title))}, ${type.scope}, read by the collector ${code(type.service)}.`,
    table(HEAD, fields),
    section("Facts:", table(HEAD, factRows)),
  ).trimEnd();
}

async function fieldRows(object: z.ZodObject): Promise<string[][]> {
  const { properties = {} } = await jsonSchema(object);
  return Object.entries(properties).flatMap(([name, schema]) => rows(name, schema));
}

async function rowsOf(name: string, schema: z.ZodType): Promise<string[][]> {
  return rows(name, await jsonSchema(schema));
}

async function jsonSchema(schema: z.ZodType): Promise<Schema> {
  const { z } = await import("zod");
  return z.toJSONSchema(schema, { unrepresentable: "any" }) as Schema;
}

/** A field, and below it the members of the objects in it. */
function rows(name: string, schema: Schema): string[][] {
  const [path, object] = objectIn(name, schema);
  const members = Object.entries(object?.properties ?? {});
  return [
    [code(name), prose(typeText(schema)), prose(schema.description ?? "")],
    ...members.flatMap(([member, inner]) => rows(`${path}.${member}`, inner)),
  ];
}

function objectIn(path: string, schema: Schema): [string, Schema | undefined] {
  const inner = schema.anyOf?.find(({ type }) => type !== "null") ?? schema;
  if (inner.type === "array" && inner.items !== undefined)
    return objectIn(`${path}[]`, inner.items);
  return [path, inner.type === "object" ? inner : undefined];
}

function typeText(schema: Schema): string {
  if (schema.anyOf !== undefined) return schema.anyOf.map(typeText).join(" or ");
  if (schema.enum !== undefined) return schema.enum.map(String).join(" or ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const types = [schema.type ?? "any"].flat();
  return types.map((type) => nameOf(type, schema)).join(" or ");
}

function nameOf(type: string, { items = {}, additionalProperties }: Schema): string {
  if (type === "array") return `list of ${plural(typeText(items))}`;
  if (type === "object" && typeof additionalProperties === "object") {
    return `map of text to ${typeText(additionalProperties)}`;
  }
  const words = new Map([
    ["string", "text"],
    ["integer", "number"],
    ["boolean", "true or false"],
  ]);
  return words.get(type) ?? type;
}

function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function plural(type: string): string {
  return type === "text" || type === "number" || type === "object" ? `${type}s` : type;
}
