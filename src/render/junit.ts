import type { Finding } from "../model/finding.ts";
import type { Report } from "../model/report.ts";
import { compareText } from "../model/resource.ts";
import { groupBy } from "./group-by.ts";
import { testCase } from "./junit/test-case.ts";
import { attributes } from "./junit/xml.ts";
import { outcomeOf, type Outcome } from "./outcome.ts";
import { rulesById } from "./rules-by-id.ts";
import { worstFirst } from "./worst-first.ts";

/**
 * Renders every result as a test case: a failure is a failure, an unknown an error, an accepted failure
 * is skipped. One suite for each account, Region and service.
 */
export function renderJunit(report: Report): string {
  const ruleOf = rulesById(report);
  const groups = groupBy(worstFirst(report.findings), ({ rule, resource }) =>
    [resource.account, resource.region, ruleOf(rule).service].join("/"),
  );
  const suites = [...groups]
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, findings], id) => suite(name, id, findings, report));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join("")}</testsuites>\n`;
}

function suite(name: string, id: number, findings: readonly Finding[], report: Report): string {
  const outcomes = findings.map(outcomeOf);
  const number = (outcome: Outcome) => outcomes.filter((each) => each === outcome).length;
  const head = attributes({
    name,
    tests: findings.length,
    failures: number("fail"),
    errors: number("unknown"),
    skipped: number("suppressed"),
    time: 0,
    // The schema of Ant wants it without zone and fraction.
    timestamp: new Date(report.takenAt).toISOString().slice(0, 19),
    hostname: "localhost",
    id,
    package: "keelson",
  });
  const properties = {
    "keelson.version": report.tool.version,
    "keelson.takenAt": report.takenAt,
    "keelson.partial": report.scope.partial,
  };
  const lines = Object.entries(properties).map(
    ([key, value]) => `      <property${attributes({ name: key, value })}/>\n`,
  );
  return [
    `  <testsuite${head}>\n`,
    `    <properties>\n${lines.join("")}    </properties>\n`,
    ...findings.map(testCase),
    `    <system-out></system-out>\n    <system-err></system-err>\n  </testsuite>\n`,
  ].join("");
}
