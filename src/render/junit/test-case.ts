import type { Finding } from "../../model/finding.ts";
import { outcomeOf } from "../outcome.ts";
import { placeText } from "../place.ts";
import { suppressionText } from "../suppression-text.ts";
import { clip, oneLine } from "../text.ts";
import { unreadCalls } from "../unread-calls.ts";
import { attributes, xmlText } from "./xml.ts";

/** GitLab takes 30 MB a file; a hostile name must not fill it. */
const MAX_TEXT = 2000;

/** A finding as a test case: the rule is its class, the resource its name. */
export function testCase(finding: Finding): string {
  const head = attributes({
    classname: clip(finding.rule, MAX_TEXT),
    name: clip(finding.resource.arn, MAX_TEXT),
    time: 0,
  });
  const result = resultOf(finding);
  return result === ""
    ? `    <testcase${head}/>\n`
    : `    <testcase${head}>\n      ${result}\n    </testcase>\n`;
}

function resultOf(finding: Finding): string {
  const message = clip(finding.message, MAX_TEXT);
  switch (outcomeOf(finding)) {
    case "pass":
      return "";
    case "fail":
      return element("failure", { type: finding.severity, message }, failureLines(finding));
    case "unknown":
      return element("error", { type: "unknown", message }, unreadCalls(finding));
    case "suppressed": {
      const why = finding.suppression ? suppressionText(finding.suppression) : "";
      return element("skipped", { message: clip(`Suppressed: ${why}`, MAX_TEXT) }, [
        finding.message,
        ...failureLines(finding),
      ]);
    }
  }
}

function failureLines({
  resource,
  severity,
  location,
  baseline,
  firstSeen,
  fix,
}: Finding): string[] {
  return [
    `Resource: ${resource.name} (${resource.type})`,
    `Severity: ${severity}`,
    ...(location === undefined ? [] : [`Declared at: ${placeText(location)}`]),
    ...(baseline === undefined ? [] : [`Baseline: ${baseline}`]),
    ...(firstSeen === undefined ? [] : [`First seen: ${firstSeen}`]),
    ...(fix === undefined ? [] : [`Fix: ${oneLine(fix.text)}`]),
    ...(fix?.cli === undefined ? [] : fix.cli.split("\n")),
  ];
}

function element(
  name: string,
  values: Readonly<Record<string, string>>,
  lines: readonly string[],
): string {
  const text = lines.map((line) => xmlText(clip(line, MAX_TEXT))).join("\n");
  return `<${name}${attributes(values)}>${text}</${name}>`;
}
