import type { Log } from "sarif";
import { expect, test } from "vitest";
import { loadReplay } from "../../src/collect/replay.ts";
import type { Report } from "../../src/model/report.ts";
import { sarifFiles } from "../../src/render/sarif.ts";
import { builtIn } from "../support/rules.ts";
import { DEMO, scanReplay } from "../support/scan.ts";
import { spoil } from "./spoil.ts";

const replay = loadReplay(DEMO);
const first = (await scanReplay(replay, builtIn.rules)).report;

/** What GitHub keeps: the open alerts of each category, replaced whole by each upload to it. */
type CodeScanning = Map<string, Set<string>>;

function upload(alerts: CodeScanning, report: Report): CodeScanning {
  const after = new Map(alerts);
  for (const { text } of sarifFiles(report).files) {
    for (const { automationDetails, results = [] } of (JSON.parse(text) as Log).runs) {
      const id = automationDetails?.id ?? "";
      const prints = results.map(({ partialFingerprints }) =>
        Object.values(partialFingerprints ?? {}),
      );
      after.set(id.slice(0, id.lastIndexOf("/")), new Set(prints.flat()));
    }
  }
  return after;
}

const openAfterFirst = upload(new Map(), first);

test("an upload opens an alert for each failure", () => {
  const alerts = [...openAfterFirst.values()].flatMap((each) => [...each]);
  expect(alerts.length).toBe(first.findings.filter(({ status }) => status === "fail").length);
  expect(new Set(alerts).size).toBe(alerts.length);
});

test.each([
  ["lambda", "ListFunctions"],
  ["kms", "ListKeys"],
  ["s3", "GetBucketPolicy"],
  ["iam", "GetAccountAuthorizationDetails"],
])("a second scan without %s %s closes no alert", async (service, operation) => {
  const tap = spoil(replay.tap, service, operation, "denied");
  const { report } = await scanReplay(replay, builtIn.rules, tap);
  const second = upload(openAfterFirst, report);
  expect(report.summary.total.unknown).toBeGreaterThan(0);
  expect(second).toEqual(openAfterFirst);
  // What was not read is not uploaded at all, so that GitHub leaves it alone; the rest is.
  const uploaded = new Set(upload(new Map(), report).keys());
  const leftAlone = [...openAfterFirst.keys()].filter((category) => !uploaded.has(category));
  expect(leftAlone.some((category) => category.endsWith(`/${service}`))).toBe(true);
  expect(uploaded.size).toBeGreaterThan(10);
});
