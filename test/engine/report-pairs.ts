import fc from "fast-check";
import type { Finding } from "../../src/model/finding.ts";
import type { Report } from "../../src/model/report.ts";
import { SEVERITIES } from "../../src/model/severity.ts";
import { finding, gap, resource, rule, smallReport } from "../render/small-report.ts";

const RULES = ["one", "two", "three"];
const REGIONS = ["eu-west-1", "us-east-1", "global"];
const SUPPRESSION = { reason: "why", owner: "who", until: null, source: "c.yaml:1" };

/** Results of a few rules on a few resources, so that two reports have much in common. */
const findings: fc.Arbitrary<Finding[]> = fc.uniqueArray(
  fc
    .record({
      rule: fc.constantFrom(...RULES),
      id: fc.constantFrom("a", "b", "c"),
      region: fc.constantFrom(...REGIONS),
      status: fc.constantFrom("fail" as const, "pass" as const, "unknown" as const),
      severity: fc.constantFrom(...SEVERITIES),
      message: fc.constantFrom("bad", "worse"),
      value: fc.constantFrom(1, 2),
      suppressed: fc.boolean(),
    })
    .map(({ id, region, value, suppressed, ...rest }) =>
      finding({
        ...rest,
        resource: resource({ id, region }),
        evidence: rest.status === "fail" ? [{ field: "size", value: { value } }] : [],
        ...(suppressed && rest.status === "fail" ? { suppression: SUPPRESSION } : {}),
        fingerprint: `${rest.rule} ${region} ${id}`,
      }),
    ),
  { selector: ({ fingerprint }) => fingerprint, maxLength: 12 },
);

/** A report of one account that may lack rules, Regions and lists. */
export const anyReport: fc.Arbitrary<Report> = fc
  .record({
    findings,
    rules: fc.subarray(RULES),
    regions: fc.subarray(["eu-west-1", "us-east-1"]),
    unlisted: fc.subarray([...REGIONS, "*"], { maxLength: 2 }),
  })
  .map((parts) =>
    smallReport({
      rules: parts.rules.map((id) => rule({ id })),
      findings: parts.findings.filter((each) => parts.rules.includes(each.rule)),
      gaps: parts.unlisted.map((region) => gap({ region })),
      scope: { regions: parts.regions },
    }),
  );
