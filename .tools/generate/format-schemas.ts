/** docs/reference: JSON Schemas of the files that keelson writes and reads. */
export async function formatSchemas(): Promise<Record<string, string>> {
  const { baselineJsonSchema, diffJsonSchema, reportJsonSchema } =
    await import("../../src/render/json-schema.ts");
  const { configJsonSchema } = await import("../../src/cli/config/schema.ts");
  return {
    "docs/reference/config.schema.json": json(configJsonSchema()),
    "docs/reference/baseline.schema.json": json(baselineJsonSchema()),
    "docs/reference/diff.schema.json": json(diffJsonSchema()),
    "docs/reference/report.schema.json": json(reportJsonSchema()),
    "docs/reference/snapshot.schema.json": json(await snapshotLineSchema()),
  };
}

/** One line of a snapshot file, unpacked: the header first, the trailer last, resources and gaps between. */
async function snapshotLineSchema(): Promise<object> {
  const { z } = await import("zod");
  const { Gap } = await import("../../src/model/gap.ts");
  const { ResourceIdentity } = await import("../../src/model/resource.ts");
  const { SnapshotHeader, SnapshotTrailer } = await import("../../src/model/snapshot.ts");
  const { RESOURCE_TYPES } = await import("../../src/resources/index.ts");
  const definition = (schema: import("zod").ZodType): object => {
    const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: "draft-2020-12" });
    return rest;
  };
  const types = [...RESOURCE_TYPES].sort((a, b) => (a.type < b.type ? -1 : 1));
  const tags = z
    .record(z.string(), z.string())
    .describe("Tag key to tag value, where a call that was made anyway returned them");
  const resources = types.map(({ type, title, fields }) => {
    const shape = { ...ResourceIdentity.shape, type: z.literal(type), tags: tags.optional() };
    return [type, { title, ...definition(z.object({ ...shape, ...fields.partial().shape })) }];
  });
  const line = (name: string, schema: object) => ({
    type: "object",
    properties: { [name]: schema },
    required: [name],
    additionalProperties: false,
  });
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "keelson snapshot, one line",
    description:
      "A snapshot is a gzip file of JSON lines: the header, then resources and gaps in any order, then the trailer. " +
      "A resource has only the fields that were read; null means that AWS says there is none.",
    oneOf: [
      line("header", definition(SnapshotHeader)),
      line("resource", { oneOf: types.map(({ type }) => ({ $ref: `#/$defs/${type}` })) }),
      line("gap", definition(Gap)),
      line("trailer", definition(SnapshotTrailer)),
    ],
    $defs: Object.fromEntries(resources) as object,
  };
}

function json(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
