import { expect, test } from "vitest";
import { writeReport } from "../../src/cli/write-report.ts";
import type { Report } from "../../src/model/report.ts";
import { finding, gap, resource, rule, smallReport } from "../render/small-report.ts";
import { fakeIo } from "./fake-io.ts";
import { newFolder } from "./keelson.ts";

const key = rule();
const user = rule({ id: "iam-user-idle", service: "iam", resource: "AWS::IAM::User" });
const idle = finding({
  rule: user.id,
  resource: resource({ type: "AWS::IAM::User", region: "global" }),
});

async function notes(report: Report, patch: { readonly quiet?: true } = {}): Promise<string> {
  const { io, err } = fakeIo();
  const output = { out: newFolder(), format: ["sarif" as const], color: false };
  await writeReport(report, { ...output, ...patch }, io);
  return err.join("");
}

test("says how many failures report.sarif leaves out", async () => {
  const report = smallReport({ rules: [key, user], findings: [finding(), idle], gaps: [gap()] });
  expect(await notes(report)).toBe(
    "keelson: report.sarif leaves out 1 failure of parts that were not fully read or are too large; it names them\n",
  );
  expect(await notes(report, { quiet: true })).toBe("");
});

test("is silent about a part without failures that report.sarif leaves out", async () => {
  const report = smallReport({ rules: [key, user], findings: [idle], gaps: [gap()] });
  expect(await notes(report)).toBe("");
});
