import { z } from "zod";
import type { Environment } from "@marcbachmann/cel-js";

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Record<string, JsonSchema>;
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
}

/** Declares a zod object as a CEL type with all its nested types, and returns the name of the type. */
export function declareType(environment: Environment, name: string, schema: z.ZodType): string {
  const json = z.toJSONSchema(schema, { unrepresentable: "any", io: "output" }) as JsonSchema;
  return declareObject(environment, name, json);
}

function declareObject(environment: Environment, name: string, schema: JsonSchema): string {
  const fields = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([field, value]) => [
      field,
      celType(environment, `${name}_${field}`, value),
    ]),
  );
  environment.registerType(name, { fields });
  return name;
}

// CEL has no nullable types; what may be null is `dyn`, so its name is checked and its type is not.
function celType(environment: Environment, name: string, schema: JsonSchema): string {
  switch (schema.type) {
    case "string":
      return "string";
    case "number":
    case "integer":
      return "double";
    case "boolean":
      return "bool";
    case "array":
      return `list<${celType(environment, name, schema.items ?? {})}>`;
    case "object":
      if (schema.properties !== undefined) return declareObject(environment, name, schema);
      if (typeof schema.additionalProperties === "object") {
        return `map<string, ${celType(environment, name, schema.additionalProperties)}>`;
      }
      return "dyn";
    default:
      return "dyn";
  }
}
