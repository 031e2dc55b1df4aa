/** rules/rule.schema.json: lets editors complete and check rule files. */
export async function ruleSchema(): Promise<Record<string, string>> {
  const { z } = await import("zod");
  const { RuleSource } = await import("../../src/rules/schema.ts");
  const { RESOURCE_TYPES } = await import("../../src/resources/index.ts");
  const schema = z.toJSONSchema(RuleSource, { io: "input" });
  const types = RESOURCE_TYPES.map(({ type }) => type);
  const properties = {
    ...schema.properties,
    resource: { ...(schema.properties?.["resource"] as object), enum: types },
  };
  const text = JSON.stringify({ ...schema, title: "keelson rule", properties }, null, 2);
  return { "rules/rule.schema.json": `${text}\n` };
}
