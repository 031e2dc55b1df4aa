import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { OCSF_VERSIONS, type OcsfVersion } from "../../src/render/ocsf/versions.ts";
import { renderOcsf } from "../../src/render/ocsf.ts";
import { everyOutcome, hostileReport } from "./every-outcome.ts";
import { hostileText } from "./hostile-text.ts";
import { ocsfSchema } from "./ocsf-schema.ts";
import { sampleReport } from "./sample-report.ts";

const schemas = new Map(OCSF_VERSIONS.map((version) => [version, ocsfSchema(version)]));

function parse(text: string, version: OcsfVersion = "1.6") {
  const lines = text.split("\n");
  expect(lines.pop()).toBe("");
  const schema = schemas.get(version) ?? ocsfSchema(version);
  return lines.map((line) => schema.parse(JSON.parse(line)));
}

const events = (report: Report, version?: OcsfVersion) =>
  parse(renderOcsf(report, version), version);

describe("renderOcsf", () => {
  it.each(OCSF_VERSIONS)("writes what release %s knows, one event a finding", (version) => {
    const report = everyOutcome();
    expect(events(report, version)).toHaveLength(report.findings.length);
    expect(events(sampleReport({ hostile: true }), version)).toHaveLength(400);
  });

  it("tells outcomes apart: open, suppressed, resolved, unknown", () => {
    const seen = new Map(
      events(everyOutcome()).map((event) => [
        event.finding_info.uid[0],
        [event.status, event.compliance.status, event.severity, event.activity_name],
      ]),
    );
    expect(Object.fromEntries(seen)).toEqual({
      "1": ["New", "Fail", "High", "Create"],
      "2": ["Unknown", "Unknown", "Unknown", "Create"],
      f: ["New", "Fail", "Medium", "Create"],
      b: ["New", "Fail", "Medium", "Update"],
      c: ["Suppressed", "Fail", "Medium", "Create"],
      d: ["Unknown", "Unknown", "Unknown", "Create"],
      e: ["Resolved", "Pass", "Informational", "Close"],
    });
  });

  it("keeps codes and captions together", () => {
    for (const event of events(everyOutcome())) {
      expect(event.type_uid).toBe(200300 + event.activity_id);
      expect(event.type_name).toBe(`Compliance Finding: ${event.activity_name}`);
    }
  });

  it("says why a failure is accepted, where it is declared, and since when it is there", () => {
    const all = events(everyOutcome());
    const of = (letter: string) => all.find((event) => event.finding_info.uid[0] === letter);
    expect(of("c")?.comment).toBe(
      "Imported key (platform team, until 2027-03-31; keelson.config.yaml:7)",
    );
    expect(of("f")).toMatchObject({
      metadata: { labels: ["baseline:new"] },
      finding_info: { first_seen_time: Date.parse("2026-11-01T00:00:00Z") },
      enrichments: [{ data: { file: "infra/kms.tf", line: 12, address: "aws_kms_key.billing" } }],
      compliance: { requirements: ["CIS AWS Foundations Benchmark v5.0.0/3.6"] },
    });
    expect(of("d")?.compliance).toMatchObject({
      status_details: ["GetKeyRotationStatus denied (kms:GetKeyRotationStatus)"],
    });
    expect(of("2")?.cloud).not.toHaveProperty("region");
  });

  it("gives 1.3 the ARN as id, for it has no second one", () => {
    const [first] = events(everyOutcome(), "1.3");
    expect(first?.resources[0].uid).toMatch(/^arn:aws:iam/);
    const [sixth] = events(everyOutcome(), "1.6");
    expect(sixth?.resources[0]).toMatchObject({
      uid: "ann",
      uid_alt: expect.stringMatching(/^arn/),
    });
  });

  it("is an empty file for a report without results", () => {
    expect(renderOcsf({ ...everyOutcome(), findings: [] })).toBe("");
  });

  it("keeps each event on its line, whatever things are called", () => {
    fc.assert(
      fc.property(
        hostileText,
        hostileText,
        hostileText,
        hostileText,
        (name, arn, message, extra) => {
          const text = renderOcsf(hostileReport({ name, arn, message, extra }));
          expect(parse(text)).toHaveLength(4);
          // Strict parsers refuse a lone half of a surrogate pair even where it is escaped.
          expect(text).not.toMatch(/(?<!\\)(\\\\)*\\ud[89a-f]/i);
        },
      ),
    );
  });
});
