import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderJunit } from "../../src/render/junit.ts";
import { everyOutcome, hostileReport } from "./every-outcome.ts";
import { hostileText } from "./hostile-text.ts";
import { sampleReport } from "./sample-report.ts";
import { type Element, readXml } from "./xml-reader.ts";

const SUITE_PARTS = /^(properties )(testcase )*system-out system-err $/;
const RESULTS = new Set(["failure", "error", "skipped"]);

/** What is not in the shape that the schemas of Ant and of Jenkins both take. */
function problems(root: Element): string[] {
  const found: string[] = [];
  const check = (holds: boolean, what: string) => {
    if (!holds) found.push(what);
  };
  check(root.name === "testsuites" && Object.keys(root.attributes).length === 0, "root");
  root.children.forEach((suite, index) => {
    const { id, tests, failures, errors, skipped, timestamp, name = "" } = suite.attributes;
    const cases = suite.children.filter((child) => child.name === "testcase");
    const count = (what: string) =>
      `${cases.filter(({ children }) => children[0]?.name === what).length}`;
    check(suite.name === "testsuite" && name.trim() !== "", "suite");
    check(SUITE_PARTS.test(suite.children.map((child) => `${child.name} `).join("")), "order");
    check(id === `${index}`, "id");
    check(tests === `${cases.length}`, "tests");
    check(failures === count("failure") && errors === count("error"), "counts");
    check(skipped === count("skipped"), "skipped");
    check(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(timestamp ?? ""), "timestamp");
    for (const each of cases) {
      check(Object.keys(each.attributes).join() === "classname,name,time", "attributes");
      check(each.children.length <= 1, "results");
      for (const { name: result, attributes } of each.children) {
        check(RESULTS.has(result), result);
        check(result === "skipped" || attributes["type"] !== undefined, "type");
      }
    }
  });
  return found;
}

const suitesOf = (text: string) => readXml(text).children;

describe("renderJunit", () => {
  it("has a suite for each Region and service, a case for each result", () => {
    const text = renderJunit(everyOutcome());
    expect(problems(readXml(text))).toEqual([]);
    const suites = suitesOf(text);
    expect(suites.map(({ attributes }) => [attributes["name"], attributes["tests"]])).toEqual([
      ["123456789012/*/kms", "1"],
      ["123456789012/eu-west-1/kms", "5"],
      ["123456789012/global/iam", "1"],
    ]);
    const cases = suites[1]?.children.filter(({ name }) => name === "testcase") ?? [];
    const seen = cases.map(({ attributes, children: [result] }) => [
      attributes["name"]?.at(-1),
      result?.name ?? "passed",
      result?.attributes["message"],
    ]);
    expect(Object.fromEntries(seen.map(([key, ...rest]) => [key, rest]))).toEqual({
      f: ["failure", "billing is never rotated"],
      b: ["failure", "billing is never rotated"],
      c: [
        "skipped",
        "Suppressed: Imported key (platform team, until 2027-03-31; keelson.config.yaml:7)",
      ],
      d: ["error", "Not decided: kms:GetKeyRotationStatus was not read (denied)"],
      e: ["passed", undefined],
    });
    expect(
      cases.find(({ attributes }) => attributes["name"]?.endsWith("f"))?.children[0]?.text,
    ).toBe(
      [
        "Resource: ffffffff (AWS::KMS::Key)",
        "Severity: medium",
        "Declared at: infra/kms.tf:12 (aws_kms_key.billing)",
        "Baseline: new",
        "First seen: 2026-11-01T00:00:00Z",
        "Fix: Turn on automatic rotation.",
        "aws kms enable-key-rotation --key-id f",
      ].join("\n"),
    );
  });

  it("is valid for a report without results", () => {
    expect(problems(readXml(renderJunit({ ...everyOutcome(), findings: [] })))).toEqual([]);
  });

  it("keeps its shape whatever things are called", () => {
    expect(problems(readXml(renderJunit(sampleReport({ hostile: true }))))).toEqual([]);
    fc.assert(
      fc.property(
        hostileText,
        hostileText,
        hostileText,
        hostileText,
        (name, arn, message, extra) => {
          const root = readXml(renderJunit(hostileReport({ name, arn, message, extra })));
          expect(problems(root)).toEqual([]);
          expect(root.children[0]?.attributes["tests"]).toBe("4");
        },
      ),
    );
  });
});

describe("the check itself", () => {
  it.each([
    [
      "<a",
      "<a><b></a></b>",
      "<a>&</a>",
      "<a>&nbsp;</a>",
      '<a x="1" x="2"/>',
      "<a/><b/>",
      "<a>\u0000</a>",
    ],
  ])("refuses what is no XML", (...texts) => {
    for (const text of texts) expect(() => readXml(text), text).toThrow();
  });

  it("sees a wrong count and a missing part", () => {
    const text = renderJunit(everyOutcome());
    expect(problems(readXml(text.replace('failures="2"', 'failures="3"')))).toEqual(["counts"]);
    expect(problems(readXml(text.replace("<system-out></system-out>", "")))).toEqual(["order"]);
  });
});
