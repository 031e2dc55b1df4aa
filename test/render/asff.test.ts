import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AsffFinding } from "../../src/model/asff.ts";
import type { Report } from "../../src/model/report.ts";
import { batchesOf } from "../../src/render/asff/batches.ts";
import { asffResourceType } from "../../src/render/asff/resource-type.ts";
import { asffFiles, asffFindings } from "../../src/render/asff.ts";
import { everyOutcome, hostileReport } from "./every-outcome.ts";
import { hostileText } from "./hostile-text.ts";
import { sampleReport } from "./sample-report.ts";
import { finding, resource, smallReport } from "./small-report.ts";

const File = z.strictObject({ Findings: z.array(AsffFinding.strict()).min(1).max(100) });

const parse = (report: Report) =>
  asffFiles(report).map(({ name, text }) => ({ name, text, ...File.parse(JSON.parse(text)) }));

const byId = (report: Report) =>
  new Map(parse(report).flatMap(({ Findings }) => Findings.map((each) => [each.Id, each])));

const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

describe("asffFiles", () => {
  it("writes batches that one call takes, each of one Region", () => {
    const report = sampleReport({ hostile: true, findings: 1500 });
    const files = parse(report);
    expect(files.flatMap(({ Findings }) => Findings)).toHaveLength(1500);
    files.forEach(({ name, text, Findings }, index) => {
      expect(name).toBe(`report.asff-${index + 1}.json`);
      expect(Buffer.byteLength(text)).toBeLessThan(6_000_000);
      expect(new Set(Findings.map(({ Region }) => Region)).size).toBe(1);
      for (const each of Findings) {
        expect(each.ProductArn).toBe(
          `arn:aws:securityhub:${each.Region}:123456789012:product/123456789012/default`,
        );
        expect(bytes(each)).toBeLessThan(240_000);
      }
    });
  });

  it("tells outcomes apart and leaves Workflow to people", () => {
    const seen = [...byId(everyOutcome()).values()].map((each) => [
      each.Id.slice(8, 9),
      each.Compliance.Status,
      each.RecordState,
      each.FindingProviderFields.Severity.Label,
      each.Region,
    ]);
    expect(Object.fromEntries(seen.map(([id = "", ...rest]) => [id, rest]))).toEqual({
      "1": ["FAILED", "ACTIVE", "HIGH", "us-east-1"],
      "2": ["NOT_AVAILABLE", "ACTIVE", "INFORMATIONAL", "us-east-1"],
      f: ["FAILED", "ACTIVE", "MEDIUM", "eu-west-1"],
      b: ["FAILED", "ACTIVE", "MEDIUM", "eu-west-1"],
      c: ["FAILED", "ARCHIVED", "MEDIUM", "eu-west-1"],
      d: ["NOT_AVAILABLE", "ACTIVE", "INFORMATIONAL", "eu-west-1"],
      e: ["PASSED", "ARCHIVED", "INFORMATIONAL", "eu-west-1"],
    });
    expect(
      asffFiles(everyOutcome())
        .map(({ text }) => text)
        .join(""),
    ).not.toContain("Workflow");
  });

  it("carries what ASFF has no place for in ProductFields", () => {
    const all = byId(everyOutcome());
    expect(all.get(`keelson/${"c".repeat(32)}`)?.ProductFields).toMatchObject({
      "keelson/suppression/owner": "platform team",
      "keelson/suppression/until": "2027-03-31",
    });
    expect(all.get(`keelson/${"f".repeat(32)}`)).toMatchObject({
      FirstObservedAt: "2026-11-01T00:00:00Z",
      ProductFields: {
        "keelson/baseline": "new",
        "keelson/location": "infra/kms.tf:12 (aws_kms_key.billing)",
        "keelson/evidence/rotationEnabled": "false",
      },
    });
    expect(all.get(`keelson/${"d".repeat(32)}`)?.Compliance.StatusReasons).toEqual([
      {
        ReasonCode: "NOT_READ",
        Description: "GetKeyRotationStatus denied (kms:GetKeyRotationStatus)",
      },
    ]);
  });

  it("digests all but the times", () => {
    const digest = (report: Report) =>
      [...byId(report).values()].map(({ ProductFields }) => ProductFields["keelson/digest"]);
    const first = everyOutcome();
    expect(digest({ ...first, takenAt: "2026-11-22T14:05:00Z" })).toEqual(digest(first));
    const one = smallReport();
    const reworded = smallReport({ findings: [finding({ message: "other words" })] });
    expect(digest(reworded)).not.toEqual(digest(one));
  });

  it("sends what is global where the caller wants it", () => {
    expect([...asffFindings(everyOutcome(), "eu-central-1").keys()]).toEqual([
      "eu-central-1",
      "eu-west-1",
    ]);
    const china = smallReport({
      scope: { partition: "aws-cn" },
      findings: [finding({ resource: resource({ region: "global" }) })],
    });
    expect([...asffFindings(china).keys()]).toEqual(["cn-north-1"]);
  });

  it.each(["valueOf", "__proto__", "constructor"])("takes a type that is called %s", (type) => {
    expect(asffResourceType(type)).toBe("Other");
  });

  it("is valid whatever things are called", () => {
    fc.assert(
      fc.property(
        hostileText,
        hostileText,
        hostileText,
        hostileText,
        (name, arn, message, extra) => {
          const files = parse(hostileReport({ name, arn, message, extra }));
          expect(files).toHaveLength(1);
          for (const each of files[0]?.Findings ?? []) expect(bytes(each)).toBeLessThan(240_000);
        },
      ),
    );
  });
});

describe("batchesOf", () => {
  const findings = asffFindings(smallReport()).get("eu-west-1") ?? [];
  const [one] = findings;
  if (one === undefined) throw new Error("the small report has no finding");

  it("splits by number and by size, and loses none", () => {
    const limits = { findings: 3, bytes: bytes(one) * 2 };
    expect(batchesOf(Array(5).fill(one), limits).map((batch) => batch.length)).toEqual([2, 2, 1]);
    const roomy = { findings: 3, bytes: bytes(one) * 9 };
    expect(batchesOf(Array(7).fill(one), roomy).map((batch) => batch.length)).toEqual([3, 3, 1]);
    expect(batchesOf([])).toEqual([]);
  });
});

describe("asffResourceType", () => {
  it.each([
    ["AWS::KMS::Key", "AwsKmsKey"],
    ["AWS::EC2::VPC", "AwsEc2Vpc"],
    ["AWS::AppSync::GraphQLApi", "AwsAppSyncGraphQlApi"],
    ["AWS::WAFv2::WebACL", "AwsWafv2WebAcl"],
    ["AWS::IAM::ManagedPolicy", "AwsIamPolicy"],
    ["AWS::ElasticLoadBalancingV2::LoadBalancer", "AwsElbv2LoadBalancer"],
    ["AWS::SSM::Parameter", "Other"],
    ["account", "Other"],
  ])("%s is %s", (type, expected) => {
    expect(asffResourceType(type)).toBe(expected);
  });
});
