import { z } from "zod";

/** The keys that a schema knows at a path; none where it takes any key, or no object at all. */
export function schemaKeys(schema: z.ZodType, path: readonly string[]): string[] {
  let inner: z.core.$ZodType | undefined = schema;
  for (const key of path) inner = inside(bare(inner), key);
  const object = bare(inner);
  return object instanceof z.ZodObject ? Object.keys(object.shape) : [];
}

function inside(schema: z.core.$ZodType | undefined, key: string): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[key] as z.core.$ZodType | undefined;
  if (schema instanceof z.ZodArray) return schema.element;
  return schema instanceof z.ZodRecord ? schema.valueType : undefined;
}

function bare(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  return schema instanceof z.ZodOptional ? bare(schema.unwrap()) : schema;
}
