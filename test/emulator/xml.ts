import { NormalizedSchema } from "@smithy/core/schema";
import type { SchemaRef } from "@smithy/types";

/** Text as the content of an XML element. */
export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** The members of a structure as XML elements, named as AWS's schema of the structure says. */
export function structureToXml(ref: SchemaRef, value: object): string {
  const given = value as Readonly<Record<string, unknown>>;
  let xml = "";
  for (const [name, schema] of NormalizedSchema.of(ref).structIterator()) {
    const member = given[name];
    if (member !== undefined && member !== null) xml += memberToXml(schema, member, name);
  }
  return xml;
}

function memberToXml(schema: NormalizedSchema, value: unknown, memberName: string): string {
  const traits = schema.getMergedTraits();
  const name = traits.xmlName ?? memberName;
  if (schema.isListSchema()) {
    const item = schema.getValueSchema();
    const itemName = traits.xmlFlattened ? name : (item.getMergedTraits().xmlName ?? "member");
    const items = (value as unknown[]).map((each) => element(itemName, content(item, each)));
    return traits.xmlFlattened ? items.join("") : element(name, items.join(""));
  }
  if (schema.isMapSchema()) {
    const [keySchema, valueSchema] = [schema.getKeySchema(), schema.getValueSchema()];
    const entries = Object.entries(value as object).map(([key, each]) =>
      element(
        traits.xmlFlattened ? name : "entry",
        element(keySchema.getMergedTraits().xmlName ?? "key", escapeXml(key)) +
          element(valueSchema.getMergedTraits().xmlName ?? "value", content(valueSchema, each)),
      ),
    );
    return traits.xmlFlattened ? entries.join("") : element(name, entries.join(""));
  }
  return element(name, content(schema, value));
}

function content(schema: NormalizedSchema, value: unknown): string {
  if (schema.isStructSchema()) return structureToXml(schema, value as object);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  return escapeXml(String(value));
}

function element(name: string, inner: string): string {
  return `<${name}>${inner}</${name}>`;
}
