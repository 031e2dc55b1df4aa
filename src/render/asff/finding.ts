import { createHash } from "node:crypto";
import { ASFF_DIGEST, ASFF_ID_PREFIX, ASFF_ORIGIN, type AsffFinding } from "../../model/asff.ts";
import type { Finding } from "../../model/finding.ts";
import type { Report, ReportRule } from "../../model/report.ts";
import { controlNames } from "../control-names.ts";
import { outcomeOf, type Outcome } from "../outcome.ts";
import { rulesById } from "../rules-by-id.ts";
import { clip, oneLine, visible } from "../text.ts";
import { unreadCalls } from "../unread-calls.ts";
import { homeRegion, isRegion } from "./home-region.ts";
import { asffPartition, productArn } from "./partition.ts";
import { productFields } from "./product-fields.ts";
import { asffResourceType } from "./resource-type.ts";

const TYPE = "Software and Configuration Checks/AWS Security Best Practices";

const COMPLIANCE: Readonly<Record<Outcome, AsffFinding["Compliance"]["Status"]>> = {
  fail: "FAILED",
  suppressed: "FAILED",
  unknown: "NOT_AVAILABLE",
  pass: "PASSED",
};

type Label = AsffFinding["FindingProviderFields"]["Severity"]["Label"];
const LABEL: Readonly<Record<Finding["severity"], Label>> = {
  critical: "CRITICAL",
  high: "HIGH",
  medium: "MEDIUM",
  low: "LOW",
  informational: "INFORMATIONAL",
};

/** Makes the function that turns findings of the report into ASFF, imported at home when they are global. */
export function asffFinding(
  report: Report,
  home = homeRegion(report),
): (finding: Finding) => AsffFinding {
  const ruleOf = rulesById(report);
  const controlsOf = controlNames(report);
  const partition = asffPartition(report.scope.partition);
  return (finding) => {
    const outcome = outcomeOf(finding);
    const rule = ruleOf(finding.rule);
    const { resource } = finding;
    const region = isRegion(resource.region) ? resource.region : home;
    const open = outcome === "fail" || outcome === "unknown";
    const requirements = controlsOf(rule).requirements.slice(0, 32);
    const unread = unreadCalls(finding).slice(0, 20);
    const whole: AsffFinding = {
      SchemaVersion: "2018-10-08",
      Id: text(`${ASFF_ID_PREFIX}${finding.fingerprint}`, 512),
      ProductArn: productArn(report.scope.partition, region, resource.account),
      ProductName: "keelson",
      CompanyName: "keelson",
      Region: region,
      GeneratorId: text(`keelson/${finding.rule}`, 512),
      AwsAccountId: resource.account,
      CreatedAt: finding.firstSeen ?? report.takenAt,
      UpdatedAt: report.takenAt,
      FirstObservedAt: finding.firstSeen ?? report.takenAt,
      LastObservedAt: report.takenAt,
      Title: text(oneLine(rule.title), 256),
      Description: text(finding.message, 1024),
      ...remediationOf(finding, rule),
      ProductFields: productFields(finding),
      Resources: [
        {
          Type: asffResourceType(resource.type),
          Id: text(resource.arn, 512),
          ...(partition && { Partition: partition }),
          Region: region,
          Details: {
            Other: {
              cloudFormationType: text(resource.type, 256),
              name: text(resource.name, 1024),
              id: text(resource.id, 1024),
            },
          },
        },
      ],
      Compliance: {
        Status: COMPLIANCE[outcome],
        ...(requirements.length > 0 && {
          RelatedRequirements: requirements.map((each) => text(each, 256)),
        }),
        ...(unread.length > 0 && {
          StatusReasons: unread.map((call) => ({
            ReasonCode: "NOT_READ",
            Description: text(call, 1024),
          })),
        }),
      },
      // An accepted failure stays one; Workflow belongs to the people who use Security Hub.
      RecordState: open ? "ACTIVE" : "ARCHIVED",
      FindingProviderFields: {
        Severity: {
          Label: isFailure(outcome) ? LABEL[finding.severity] : "INFORMATIONAL",
          Original: finding.severity,
        },
        Types: [TYPE],
      },
    };
    return withOrigin(whole, rule, finding, report);
  };
}

function isFailure(outcome: Outcome): boolean {
  return outcome === "fail" || outcome === "suppressed";
}

/** The digest covers all but the times, so that an unchanged result is known for one. */
function withOrigin(
  whole: AsffFinding,
  rule: ReportRule,
  { resource }: Finding,
  report: Report,
): AsffFinding {
  const { CreatedAt, UpdatedAt, FirstObservedAt, LastObservedAt, ...lasting } = whole;
  const digest = createHash("sha256").update(JSON.stringify(lasting)).digest("hex").slice(0, 32);
  return {
    ...lasting,
    CreatedAt,
    UpdatedAt,
    FirstObservedAt,
    LastObservedAt,
    ProductFields: {
      ...lasting.ProductFields,
      [ASFF_ORIGIN.rule]: text(rule.id, 512),
      [ASFF_ORIGIN.service]: text(rule.service, 512),
      [ASFF_ORIGIN.region]: text(resource.region, 512),
      [ASFF_ORIGIN.takenAt]: report.takenAt,
      [ASFF_DIGEST]: digest,
    },
  };
}

function remediationOf(
  finding: Finding,
  rule: ReportRule,
): Pick<AsffFinding, "Remediation"> | undefined {
  const url = rule.references.find((each) => each.startsWith("https://") && URL.canParse(each));
  if (finding.status === "pass") return undefined;
  const advice =
    finding.status === "unknown"
      ? "Grant the permissions that the status reasons name and scan again."
      : (finding.fix ?? rule.fix).text;
  return {
    Remediation: {
      Recommendation: {
        Text: text(oneLine(advice), 512),
        ...(url !== undefined && { Url: text(new URL(url).href, 2048) }),
      },
    },
  };
}

/** ASFF wants at least one character that is not blank. */
function text(value: string, max: number): string {
  const shown = clip(visible(value), max);
  return shown.trim() === "" ? "-" : shown;
}
