import type { Finding } from "../../model/finding.ts";
import type { Report, ReportRule } from "../../model/report.ts";
import { type ControlNames, controlNames } from "../control-names.ts";
import { outcomeOf } from "../outcome.ts";
import { rulesById } from "../rules-by-id.ts";
import { suppressionText } from "../suppression-text.ts";
import { oneLine, visible } from "../text.ts";
import { unreadCalls } from "../unread-calls.ts";
import { wellFormed } from "../well-formed.ts";
import { ACTIVITY, type Code, COMPLIANCE, NO_SEVERITY, SEVERITY, STATUS } from "./codes.ts";
import { accountOf, observed, resourceOf } from "./resource.ts";
import type { OcsfVersion } from "./versions.ts";

const CATEGORY = 2;
const CLASS = 2003;

/** Makes the function that turns findings of the report into OCSF events. */
export function complianceFinding(
  report: Report,
  version: OcsfVersion,
): (finding: Finding) => object {
  const ruleOf = rulesById(report);
  const controlsOf = controlNames(report);
  const time = Date.parse(report.takenAt);
  const product = {
    name: "keelson",
    vendor_name: "keelson",
    uid: "keelson",
    version: report.tool.version,
  };
  return (finding) => {
    const outcome = outcomeOf(finding);
    const rule = ruleOf(finding.rule);
    const activity = activityOf(finding);
    const severity =
      outcome === "pass" || outcome === "unknown"
        ? NO_SEVERITY[outcome]
        : SEVERITY[finding.severity];
    const { account, region } = finding.resource;
    return {
      ...coded("activity", activity, "activity_name"),
      category_uid: CATEGORY,
      category_name: "Findings",
      class_uid: CLASS,
      class_name: "Compliance Finding",
      type_uid: CLASS * 100 + activity.id,
      type_name: `Compliance Finding: ${activity.caption}`,
      time,
      ...coded("severity", severity),
      ...coded("status", STATUS[outcome]),
      message: visible(finding.message),
      ...(finding.suppression && { comment: suppressionText(finding.suppression) }),
      metadata: {
        version: `${version}.0`,
        profiles: ["cloud"],
        product,
        event_code: finding.rule,
        uid: `${finding.fingerprint}/${time}`,
        ...(finding.baseline && { labels: [`baseline:${finding.baseline}`] }),
      },
      cloud: {
        provider: "AWS",
        account: accountOf(account),
        ...(region !== "*" && { region: visible(region) }),
      },
      finding_info: infoOf(finding, rule, report),
      compliance: complianceOf(finding, rule, controlsOf(rule), version),
      ...remediationOf(finding, rule),
      resources: [resourceOf(finding, report.scope.partition, version)],
      ...(version !== "1.3" && evidenceOf(finding)),
      ...locationOf(finding),
    };
  };
}

/** A pass closes what an earlier scan may have opened. */
function activityOf({ status, baseline }: Finding): Code {
  if (status === "pass") return ACTIVITY.close;
  return baseline === "known" ? ACTIVITY.update : ACTIVITY.create;
}

function coded(name: string, { id, caption }: Code, captionName = name): object {
  return { [`${name}_id`]: id, [captionName]: caption };
}

function infoOf(finding: Finding, rule: ReportRule, report: Report): object {
  const time = Date.parse(report.takenAt);
  const first = finding.firstSeen === undefined ? undefined : Date.parse(finding.firstSeen);
  return {
    uid: finding.fingerprint,
    title: oneLine(rule.title),
    desc: oneLine(rule.why),
    types: ["Software and Configuration Checks"],
    created_time: first ?? time,
    ...(first !== undefined && { first_seen_time: first, last_seen_time: time }),
    analytic: { type_id: 1, type: "Rule", uid: rule.id, name: oneLine(rule.title) },
  };
}

function complianceOf(
  finding: Finding,
  rule: ReportRule,
  { standards, requirements }: ControlNames,
  version: OcsfVersion,
): object {
  const status = coded("status", COMPLIANCE[outcomeOf(finding)]);
  const unread = unreadCalls(finding);
  const own = coded("severity", SEVERITY[finding.severity]);
  const sinceThen = {
    checks: [{ uid: rule.id, name: oneLine(rule.title), ...status, ...own }],
    ...(unread.length > 0 && { status_details: unread }),
  };
  return {
    control: rule.id,
    standards: standards.map(visible),
    requirements: requirements.map(visible),
    ...status,
    // 1.3 knows neither checks nor more than one detail.
    ...(version === "1.3" ? unread.length > 0 && { status_detail: unread.join("; ") } : sinceThen),
  };
}

function remediationOf(finding: Finding, rule: ReportRule): object {
  if (finding.status !== "fail") return {};
  const { text, cli } = finding.fix ?? rule.fix;
  const desc = [text, cli].filter((part) => part !== undefined).join("\n\n");
  return { remediation: { desc: wellFormed(desc), references: rule.references.map(visible) } };
}

function evidenceOf({ evidence }: Finding): object {
  return evidence.length === 0 ? {} : { evidences: [{ data: observed(evidence) }] };
}

/** Where the code stands is told by another source than AWS: what OCSF calls an enrichment. */
function locationOf({ resource, location }: Finding): object {
  if (location === undefined) return {};
  return {
    enrichments: [
      {
        name: "resources.uid",
        value: visible(resource.arn),
        type: "source_location",
        provider: location.tool,
        data: wellFormed(location),
      },
    ],
  };
}
