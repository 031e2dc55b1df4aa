import { createHash } from "node:crypto";
import type { Finding } from "../../src/model/finding.ts";
import type { Gap } from "../../src/model/gap.ts";
import { Report, REPORT_VERSION } from "../../src/model/report.ts";
import type { ReportRule } from "../../src/model/report.ts";
import { compareText } from "../../src/model/resource.ts";
import { SAMPLE_RULES } from "./sample-rules.ts";
import { statusCounts } from "./status-counts.ts";

export interface SampleOptions {
  /** How many findings; 400 unless told. */
  readonly findings?: number;
  /** Names and messages that try to run script, break the layout or deceive the reader. */
  readonly hostile?: boolean;
}

/** Paths of code that would break a URI or a page. */
const HOSTILE_PATHS = [
  "../../../etc/passwd",
  "/absolute/main.tf",
  "a b/c:d%41/\u202Efdp.tf",
  "<img src=x onerror=window.pwned=6>.tf",
  "",
  "..",
  "C:\\infra\\main.tf",
];

const ACCOUNT = "123456789012";
const REGIONS = ["eu-central-1", "eu-west-1", "us-east-1"];
const SYSTEMS = ["billing", "checkout", "data-lake", "identity", "orders", "search", "warehouse"];
const STAGES = ["dev", "prod", "staging"];

/** Texts that an attacker who may name a resource would try. */
export const HOSTILE_NAMES: readonly string[] = [
  "<script>window.pwned = 1</script>",
  "</script><script>window.pwned = 2</script>",
  '"><img src=x onerror="window.pwned = 3">',
  "' onmouseover='window.pwned = 4",
  "<!--<script>",
  "{{constructor.constructor}} {{{this}}} ${7*7}",
  "invoice\u202Efdp.exe\u2066",
  "line\u2028separator\u2029and\u0000control",
  "^a ^i ^n ^^ ^",
  "x".repeat(10_000),
  "\u05D0\u05D1\u05D2 right to left",
  "__proto__",
];

/** A valid report that looks like a real one; the same options give the same report. */
export function sampleReport(options: SampleOptions = {}): Report {
  const next = randomSource(7);
  const rules = SAMPLE_RULES.map(toRule);
  const findings = Array.from({ length: options.findings ?? 400 }, (_, index) =>
    sampleFinding(index, next, options.hostile === true),
  ).sort((a, b) => compareText(a.rule, b.rule) || compareText(a.resource.arn, b.resource.arn));
  if (options.hostile === true) {
    for (const rule of rules) if (rule.page !== undefined) rule.page = "javascript:window.pwned=8";
    rules[0]?.references.push("javascript:window.pwned=5", "data:text/html,x", "not a url");
  }
  const counts = (severity: Finding["severity"]) =>
    statusCounts(findings.filter((finding) => finding.severity === severity));
  const permissions = findings.flatMap((finding) => finding.missing ?? []);
  return Report.parse({
    version: REPORT_VERSION,
    tool: { name: "keelson", version: "0.1.0" },
    takenAt: "2026-11-21T14:05:00Z",
    scope: {
      account: ACCOUNT,
      partition: "aws",
      regions: REGIONS,
      services: [...new Set(rules.map((rule) => rule.service))].sort(compareText),
      partial: options.hostile === true,
    },
    summary: {
      resources: countBy(findings.map((finding) => finding.resource)),
      total: statusCounts(findings),
      bySeverity: {
        critical: counts("critical"),
        high: counts("high"),
        medium: counts("medium"),
        low: counts("low"),
        informational: counts("informational"),
      },
      missingPermissions: [...new Set(permissions.map((miss) => miss.permission))].sort(
        compareText,
      ),
    },
    frameworks: [
      { id: "aws-fsbp", title: "AWS Foundational Security Best Practices", version: "1.0.0" },
      { id: "cis-aws-5.0.0", title: "CIS AWS Foundations Benchmark", version: "5.0.0" },
      { id: "nist-800-53-r5", title: "NIST SP 800-53", version: "Rev. 5" },
    ],
    rules,
    findings,
    gaps: gapsOf(findings),
    suppressions: [],
    baseline: null,
  });
}

function toRule(sample: (typeof SAMPLE_RULES)[number]): ReportRule {
  const { id, title, severity, service, resource, why, fix, controls, permissions } = sample;
  return {
    id,
    title,
    severity,
    service,
    resource,
    why,
    fix,
    controls,
    permissions,
    ...(sample.page === undefined ? {} : { page: sample.page }),
    references: [...sample.references],
    responsibility: sample.responsibility ?? "customer",
  };
}

function sampleFinding(index: number, next: () => number, hostile: boolean): Finding {
  const rule = SAMPLE_RULES[next() % SAMPLE_RULES.length] ?? never();
  const resource = sampleResource(rule, index, next, hostile);
  const fill = (text: string) =>
    text
      .replaceAll("{name}", () => resource.name)
      .replaceAll(
        /\{resource\.(arn|id|name|region)\}/g,
        (_, key: "arn" | "id" | "name" | "region") => resource[key],
      );
  const dice = next() % 100;
  const status = dice < 34 ? "fail" : dice < 42 ? "unknown" : "pass";
  const service = rule.permissions[0]?.split(":")[0] ?? "";
  const fix = Object.entries(rule.fix).map(([form, text = ""]) => [form, fill(text)]);
  return {
    rule: rule.id,
    resource,
    status,
    severity: rule.severity,
    message:
      status === "fail"
        ? fill(rule.message)
        : status === "pass"
          ? `${resource.name} is as it should be`
          : `Not known: ${service}:${rule.operation} was not answered for ${resource.name}`,
    evidence:
      status === "fail"
        ? [
            ...Object.entries(rule.evidence).map(([field, value]) => ({ field, value })),
            { field: "tags", value: { stage: STAGES[next() % 3], owner: `team-${next() % 40}` } },
          ]
        : [],
    ...(index % 3 === 0 && { location: sampleLocation(index, hostile) }),
    ...(status === "fail" && { fix: Object.fromEntries(fix) as Finding["fix"] & object }),
    ...(status === "unknown" && {
      missing: [
        {
          permission: `${service}:${rule.operation}`,
          operation: rule.operation,
          reason: next() % 4 === 0 ? ("denied-by-scp" as const) : ("denied" as const),
          message: `AccessDeniedException: not authorized to perform ${service}:${rule.operation}`,
        },
      ],
    }),
    fingerprint: createHash("sha256")
      .update(`${rule.id}\n${resource.arn}`)
      .digest("hex")
      .slice(0, 32),
  };
}

function sampleLocation(index: number, hostile: boolean): NonNullable<Finding["location"]> {
  const name = STAGES[index % STAGES.length] ?? "";
  const file = hostile
    ? (HOSTILE_PATHS[index % HOSTILE_PATHS.length] ?? "")
    : `infra/${name}/main.tf`;
  const line = (index % 400) + 1;
  const address = hostile
    ? (HOSTILE_NAMES[index % HOSTILE_NAMES.length] ?? "")
    : `aws_x.y[${index}]`;
  return { file, line, column: 1, endLine: line + 6, address, tool: "terraform" };
}

function sampleResource(
  rule: (typeof SAMPLE_RULES)[number],
  index: number,
  next: () => number,
  hostile: boolean,
): Finding["resource"] {
  const isGlobal = !rule.arn.includes("{region}");
  const region = isGlobal ? "global" : (REGIONS[next() % REGIONS.length] ?? never());
  const stem = `${SYSTEMS[next() % SYSTEMS.length] ?? ""}-${STAGES[next() % 3] ?? ""}-${index}`;
  const name = hostile ? `${HOSTILE_NAMES[index % HOSTILE_NAMES.length] ?? ""} ${index}` : stem;
  const hex = createHash("sha256").update(`${index}`).digest("hex");
  const id =
    rule.idForm === "name"
      ? name
      : rule.idForm === "uuid"
        ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5")
        : `${rule.idForm}${hex.slice(0, 17)}`;
  const parts: Readonly<Record<string, string>> = { region, account: ACCOUNT, id, name };
  const arn = rule.arn.replaceAll(/\{(\w+)\}/g, (whole, key: string) => parts[key] ?? whole);
  return { type: rule.resource, arn, id, name, account: ACCOUNT, region };
}

function gapsOf(findings: readonly Finding[]): Gap[] {
  const gaps = new Map<string, Gap>();
  for (const { rule, resource, missing = [] } of findings) {
    for (const { operation, permission, reason, message } of missing) {
      const { type, account, region, arn } = resource;
      const service = SAMPLE_RULES.find(({ id }) => id === rule)?.service ?? "";
      gaps.set(`${type}\n${arn}\n${operation}`, {
        type,
        account,
        region,
        arn,
        service,
        operation,
        permission,
        reason,
        message,
      });
    }
  }
  return [...gaps.entries()].sort(([a], [b]) => compareText(a, b)).map(([, gap]) => gap);
}

function countBy(resources: readonly { readonly type: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { type } of resources) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

/** A linear congruential generator: the same whole numbers in every run. */
function randomSource(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}

function never(): never {
  throw new Error("unreachable: the lists of the sample are not empty");
}
