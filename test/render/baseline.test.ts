import type { Log } from "sarif";
import { describe, expect, test } from "vitest";
import { compareWithBaseline, makeBaseline } from "../../src/engine/baseline.ts";
import { renderHtml } from "../../src/render/html.ts";
import { renderJson } from "../../src/render/json.ts";
import { sarifFiles } from "../../src/render/sarif.ts";
import { renderSummary } from "../../src/render/terminal.ts";
import { checkGithubContract } from "./github-contract.ts";
import { finding, resource, smallReport } from "./small-report.ts";

const of = (id: string) =>
  finding({ resource: resource({ id, name: id }), fingerprint: id.padEnd(32, "0") });
const accepted = makeBaseline(smallReport({ findings: [of("a"), of("b")] }));
const plain = smallReport({ findings: [of("a"), of("c"), of("d")] });
const report = compareWithBaseline(plain, accepted);

describe("a comparison with a baseline", () => {
  test("stands in the head of the summary and beside what is new", () => {
    const text = renderSummary(report, { color: false, width: 80, failure: "2 new failures" });
    expect(text).toContain("  2 new · 1 known · 1 fixed\n");
    expect(text).toMatch(/, and 2 more · 2 new$/m);
    expect(text).toMatch(/\n\nFailed: 2 new failures\n$/);
    const without = renderSummary(plain, { color: false, width: 80 });
    expect(without).not.toMatch(/\bnew\b|known ·|Failed:/);
  });

  test("stands in the HTML report", async () => {
    const html = await renderHtml(report);
    expect(html).toContain(
      "2 new since the baseline of 21 November 2026, 14:05 UTC, 1 known. Of the 2 findings that it accepts, 1 are fixed.",
    );
    expect(html.match(/<span class="new">New<\/span>/g)).toHaveLength(2);
    expect(await renderHtml(plain)).not.toContain('<span class="new">');
  });

  test("stands in SARIF for viewers that filter by it, and only there", () => {
    const [file] = sarifFiles(report).files;
    const states = (JSON.parse(file?.text ?? "") as Log).runs[0]?.results?.map(
      ({ baselineState }) => baselineState,
    );
    expect(states).toEqual(["unchanged", "new", "new"]);
    expect(checkGithubContract(file?.text ?? "")).toEqual([]);
    expect(sarifFiles(plain).files[0]?.text).not.toContain("baselineState");
  });

  test("survives the JSON report", () => {
    expect(JSON.parse(renderJson(report))).toMatchObject({
      baseline: { findings: 2, new: 2, fixed: 1, unknown: 0 },
      findings: [
        { baseline: "known", firstSeen: "2026-11-21T14:05:00Z" },
        { baseline: "new" },
        { baseline: "new" },
      ],
    });
  });
});
