import type { Finding } from "../../src/model/finding.ts";
import type { Gap } from "../../src/model/gap.ts";
import { REPORT_VERSION, type Report, type ReportRule } from "../../src/model/report.ts";
import type { ResourceIdentity } from "../../src/model/resource.ts";
import type { Severity } from "../../src/model/severity.ts";
import { statusCounts } from "./status-counts.ts";

export const ACCOUNT = "123456789012";

/** A rule on KMS keys; the fields named replace its own. */
export function rule(patch: Partial<ReportRule> = {}): ReportRule {
  return {
    id: "kms-key-rotation-disabled",
    title: "Key does not rotate",
    severity: "medium",
    service: "kms",
    resource: "AWS::KMS::Key",
    why: "Rotation limits how much data one key protects.",
    fix: {
      text: "Turn on automatic rotation.",
      cli: "aws kms enable-key-rotation --key-id {resource.id}",
    },
    references: ["https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html"],
    responsibility: "customer",
    controls: [{ framework: "cis-aws-5.0.0", control: "3.6" }],
    permissions: ["kms:GetKeyRotationStatus", "kms:ListKeys"],
    ...patch,
  };
}

/** A key in eu-west-1; the fields named replace its own. */
export function resource(patch: Partial<ResourceIdentity> = {}): ResourceIdentity {
  const { id = "1234abcd-12ab-34cd-56ef-1234567890ab", region = "eu-west-1" } = patch;
  const arn = `arn:aws:kms:${region}:${ACCOUNT}:key/${id}`;
  return { type: "AWS::KMS::Key", arn, id, name: "billing", account: ACCOUNT, region, ...patch };
}

/** A failing result of `rule()` on `resource()`; the fields named replace its own. */
export function finding(patch: Partial<Finding> = {}): Finding {
  return {
    rule: "kms-key-rotation-disabled",
    resource: resource(),
    status: "fail",
    severity: "medium",
    message: "billing is never rotated",
    evidence: [{ field: "rotationEnabled", value: false }],
    fingerprint: "0123456789abcdef0123456789abcdef",
    ...patch,
  };
}

/** A call that AWS denied for all keys in eu-west-1; the fields named replace its own. */
export function gap(patch: Partial<Gap> = {}): Gap {
  return {
    type: "AWS::KMS::Key",
    account: ACCOUNT,
    region: "eu-west-1",
    service: "kms",
    operation: "ListKeys",
    permission: "kms:ListKeys",
    reason: "denied",
    message: "AccessDeniedException: not authorized to perform kms:ListKeys",
    ...patch,
  };
}

interface Parts {
  readonly rules?: ReportRule[];
  readonly findings?: Finding[];
  readonly gaps?: Gap[];
  readonly scope?: Partial<Report["scope"]>;
}

/** A report whose counts agree with its findings. One failing key unless told otherwise. */
export function smallReport(parts: Parts = {}): Report {
  const { rules = [rule()], findings = [finding()], gaps = [] } = parts;
  const counts = (severity: Severity) =>
    statusCounts(findings.filter((each) => each.severity === severity));
  return {
    version: REPORT_VERSION,
    tool: { name: "keelson", version: "0.1.0" },
    takenAt: "2026-11-21T14:05:00Z",
    scope: {
      account: ACCOUNT,
      partition: "aws",
      regions: ["eu-west-1"],
      services: [...new Set(rules.map(({ service }) => service))],
      partial: false,
      ...parts.scope,
    },
    summary: {
      resources: { "AWS::KMS::Key": findings.length },
      total: statusCounts(findings),
      bySeverity: {
        critical: counts("critical"),
        high: counts("high"),
        medium: counts("medium"),
        low: counts("low"),
        informational: counts("informational"),
      },
      missingPermissions: [...new Set(gaps.map(({ permission }) => permission))],
    },
    frameworks: [{ id: "cis-aws-5.0.0", title: "CIS AWS Foundations Benchmark", version: "5.0.0" }],
    rules,
    findings,
    gaps,
    suppressions: [],
    baseline: null,
  };
}
