import type { Finding } from "../../src/model/finding.ts";
import type { Report } from "../../src/model/report.ts";
import { finding, resource, rule, smallReport } from "./small-report.ts";

const id = (letter: string) => resource({ id: letter.repeat(8), name: letter.repeat(8) });

/** One finding of each kind, with everything that it may carry. */
export const FAIL: Finding = finding({
  resource: id("f"),
  fingerprint: "f".repeat(32),
  fix: { text: "Turn on automatic rotation.", cli: "aws kms enable-key-rotation --key-id f" },
  baseline: "new",
  firstSeen: "2026-11-01T00:00:00Z",
  location: {
    file: "infra/kms.tf",
    line: 12,
    column: 1,
    endLine: 15,
    address: "aws_kms_key.billing",
    tool: "terraform",
  },
});
export const KNOWN: Finding = finding({
  resource: id("b"),
  fingerprint: "b".repeat(32),
  baseline: "known",
});
export const SUPPRESSED: Finding = finding({
  resource: id("c"),
  fingerprint: "c".repeat(32),
  suppression: {
    reason: "Imported key",
    owner: "platform team",
    until: "2027-03-31",
    source: "keelson.config.yaml:7",
  },
});
export const UNKNOWN: Finding = finding({
  resource: id("d"),
  fingerprint: "d".repeat(32),
  status: "unknown",
  message: "Not decided: kms:GetKeyRotationStatus was not read (denied)",
  evidence: [],
  missing: [
    {
      permission: "kms:GetKeyRotationStatus",
      operation: "GetKeyRotationStatus",
      reason: "denied",
      message: "AccessDeniedException: no",
    },
  ],
});
const PASS: Finding = finding({
  resource: id("e"),
  fingerprint: "e".repeat(32),
  status: "pass",
  message: "rotates",
  evidence: [],
});

/** A report with all of them, a failure of a global service, and one of a Region that was not listed. */
export function everyOutcome(patch: Partial<Report> = {}): Report {
  const user = rule({
    id: "iam-user-idle",
    title: "User is idle",
    severity: "high",
    service: "iam",
    resource: "AWS::IAM::User",
    controls: [],
    references: ["javascript:alert(1)"],
  });
  const idle = finding({
    rule: user.id,
    severity: "high",
    fingerprint: "1".repeat(32),
    resource: resource({
      type: "AWS::IAM::User",
      arn: "arn:aws:iam::123456789012:user/ann",
      id: "ann",
      region: "global",
    }),
  });
  const unlisted = finding({
    ...UNKNOWN,
    fingerprint: "2".repeat(32),
    resource: resource({ id: "*", arn: "unlisted:AWS::KMS::Key:123456789012:*", region: "*" }),
  });
  return {
    ...smallReport({
      rules: [user, rule()],
      findings: [idle, FAIL, KNOWN, UNKNOWN, unlisted, SUPPRESSED, PASS],
    }),
    ...patch,
  };
}

/** The report of one failing key whose names are such as an attacker would choose. */
export function hostileReport(texts: {
  readonly name: string;
  readonly arn: string;
  readonly message: string;
  readonly extra?: string;
}): Report {
  const { name, arn, message, extra = "" } = texts;
  const all = (base: Finding): Finding => ({
    ...base,
    message,
    resource: resource({ name, arn, id: name, type: extra, region: "eu-west-1" }),
    evidence: [{ field: extra, value: { [name]: [message, extra] } }],
    ...(base.fix && { fix: { text: extra, cli: message } }),
    ...(base.location && { location: { ...base.location, file: extra, address: name } }),
    ...(base.suppression && {
      suppression: { reason: extra, owner: name, until: null, source: message },
    }),
    ...(base.missing && {
      missing: [{ permission: extra, operation: name, reason: "denied", message }],
    }),
  });
  return smallReport({
    rules: [rule({ title: message, why: extra, references: [extra, name] })],
    findings: [FAIL, SUPPRESSED, UNKNOWN, PASS].map(all),
  });
}
