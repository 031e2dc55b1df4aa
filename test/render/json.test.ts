import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Report } from "../../src/model/report.ts";
import { renderJson } from "../../src/render/json.ts";
import { reportJsonSchema } from "../../src/render/json-schema.ts";
import { hostileText } from "./hostile-text.ts";
import { sampleReport } from "./sample-report.ts";
import { finding, gap, resource, smallReport } from "./small-report.ts";

/** The same value with the keys of every object in reverse order. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, inner]) => [key, reversed(inner)])) as T;
}

describe("renderJson", () => {
  it("reads back as the same report", () => {
    const report = sampleReport({ hostile: true });
    expect(Report.parse(JSON.parse(renderJson(report)))).toEqual(report);
  });

  it("gives equal bytes for equal reports, in whatever order their keys were set", () => {
    const report = sampleReport();
    expect(renderJson(reversed(report))).toBe(renderJson(report));
  });

  it("has one rule, finding and gap a line, and ends with a newline", () => {
    const report = smallReport({ findings: [finding(), finding()], gaps: [gap()] });
    const lines = renderJson(report).split("\n");
    expect(lines.filter((line) => line.startsWith('    {"rule":"kms-'))).toHaveLength(2);
    expect(lines.filter((line) => line.startsWith('    {"type":"AWS::KMS::Key"'))).toHaveLength(1);
    expect(lines.slice(0, 2)).toEqual(["{", '  "version": "1.0",']);
    expect(lines.slice(-2)).toEqual(["}", ""]);
  });

  it("writes empty lists as such", () => {
    expect(renderJson(smallReport({ findings: [] }))).toContain('  "findings": [],\n');
  });

  it("drops what the schema does not name", () => {
    const leaky = { ...resource(), tags: { note: "not to be shown" } };
    expect(renderJson(smallReport({ findings: [finding({ resource: leaky })] }))).not.toContain(
      "not to be shown",
    );
  });

  it("refuses what is no report", () => {
    const report = { ...smallReport(), takenAt: "yesterday" };
    expect(() => renderJson(report)).toThrow("takenAt");
  });

  it("keeps any text, and lets no control or separator character out raw", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (name, value) => {
        const evidence = [{ field: "tags", value: { [`k${name}`]: value } }];
        const report = smallReport({
          findings: [finding({ resource: resource({ name }), evidence })],
        });
        const text = renderJson(report);
        expect(JSON.parse(text)).toEqual(report);
        expect(text).not.toMatch(/[^\P{Cc}\n]|[\u2028-\u202e\u2066-\u2069\p{Cs}]/u);
      }),
    );
  });
});

describe("reportJsonSchema", () => {
  const schema = reportJsonSchema();

  it("is a JSON Schema 2020-12 that names itself and describes its fields", () => {
    expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(schema["title"]).toBe("keelson report");
    expect(JSON.stringify(schema)).toContain("IAM action that allows the operation");
  });

  it("accepts what renderJson writes and refuses what it never writes", () => {
    const validator = z.fromJSONSchema(schema);
    const written = JSON.parse(renderJson(sampleReport())) as Record<string, unknown>;
    expect(validator.safeParse(written).error).toBeUndefined();
    const { findings: _, ...without } = written;
    for (const bad of [without, { ...written, version: "9.9" }, { ...written, extra: 1 }]) {
      expect(validator.safeParse(bad).success).toBe(false);
    }
  });
});
