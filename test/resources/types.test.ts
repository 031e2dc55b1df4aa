import { describe, expect, test } from "vitest";
import { z } from "zod";
import { COLLECTORS } from "../../src/collect/registry.ts";
import { fieldsOf } from "../../src/engine/fields.ts";
import { FACTS } from "../../src/facts/index.ts";
import { ResourceIdentity } from "../../src/model/resource.ts";
import { RESOURCE_TYPES, resourceType } from "../../src/resources/index.ts";
import { ExpressionCompiler } from "../../src/rules/expression.ts";

interface Described {
  readonly description?: string;
  readonly properties?: Record<string, Described>;
  readonly items?: Described;
  readonly anyOf?: readonly Described[];
}

/** Paths of properties, however deep, that nobody described. */
function undescribed(schema: Described, path: string): string[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => [
    ...(property.description === undefined ? [`${path}.${name}`] : []),
    ...undescribed(property, `${path}.${name}`),
  ]);
  const inner = [...(schema.items === undefined ? [] : [schema.items]), ...(schema.anyOf ?? [])];
  return [...own, ...inner.flatMap((item) => undescribed(item, `${path}[]`))];
}

const describedIn = (schema: z.ZodType, name: string) =>
  undescribed(z.toJSONSchema(schema, { unrepresentable: "any" }) as Described, name);

describe("the resource types", () => {
  test("have names of their own", () => {
    const names = RESOURCE_TYPES.map(({ type }) => type);
    expect(new Set(names).size).toBe(names.length);
    for (const type of RESOURCE_TYPES) expect(resourceType(type.type)).toBe(type);
    expect(resourceType("AWS::Nothing::Here")).toBeUndefined();
    expect(resourceType("__proto__")).toBeUndefined();
  });

  test("have examples with ARNs of their own", () => {
    const arns = RESOURCE_TYPES.map(({ example }) => example.arn);
    expect(new Set(arns).size).toBe(arns.length);
  });
});

describe.each(RESOURCE_TYPES.map((type) => [type.type, type] as const))("%s", (name, type) => {
  test("has an example that conforms and leaves nothing out", () => {
    const { account, region, tags: _, ...example } = type.example;
    const schema = z.strictObject({ ...ResourceIdentity.shape, ...type.fields.shape });
    expect(schema.safeParse({ ...example, account, region }).error).toBeUndefined();
    expect(example.type).toBe(name);
    expect(account).toBe("123456789012");
    expect(region === "global").toBe(type.scope === "global");
    for (const field of Object.keys(type.fields.shape)) expect(example).toHaveProperty([field]);
  });

  test("describes every field, and hides none of the identity", () => {
    expect(describedIn(type.fields, name)).toEqual([]);
    expect(
      Object.keys(type.fields.shape).filter((field) => field in ResourceIdentity.shape),
    ).toEqual([]);
  });

  test("is read by a collector that exists", () => {
    expect(["account", ...Object.keys(COLLECTORS)]).toContain(type.service);
  });

  test("has every field and fact declared for expressions", () => {
    const fields = fieldsOf(type);
    const compiler = new ExpressionCompiler(fields, {});
    for (const field of Object.keys(fields.shape)) {
      const { reads } = compiler.compile(`size([resource.${field}]) == 1`, "bool");
      expect(reads).toEqual([field]);
      expect(() => compiler.compile(`resource.${field}Typo == null`, "bool")).toThrow(
        /there is no field/,
      );
    }
  });
});

describe("the facts", () => {
  test.each(FACTS.map((fact) => [`${fact.on.type}.${fact.name}`, fact] as const))(
    "%s is described and reads what exists",
    (name, fact) => {
      expect(fact.schema.description ?? "").not.toBe("");
      expect(describedIn(fact.schema, name)).toEqual([]);
      expect({ ...ResourceIdentity.shape, ...fact.on.fields.shape }).not.toHaveProperty([
        fact.name,
      ]);
      expect(
        FACTS.filter(({ on, name: other }) => on.type === fact.on.type && other === fact.name),
      ).toHaveLength(1);
      for (const [type, fields] of Object.entries(fact.reads)) {
        const known = resourceType(type);
        expect(known?.type).toBe(type);
        expect(Object.keys(fieldsOf(known!).shape)).toEqual(expect.arrayContaining([...fields]));
      }
    },
  );
});
