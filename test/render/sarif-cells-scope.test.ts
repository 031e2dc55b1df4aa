import { expect, test } from "vitest";
import { cellsOf } from "../../src/render/sarif/cells.ts";
import { RESOURCE_TYPES } from "../../src/resources/index.ts";
import { rule, smallReport } from "./small-report.ts";

test("a rule on a global type has its cell outside the Regions, one on a regional type in each of them", () => {
  for (const { type, scope } of RESOURCE_TYPES) {
    const judged = rule({ resource: type });
    const report = smallReport({ rules: [judged], findings: [], gaps: [] });
    const regions = new Set(cellsOf(report).map(({ region }) => region));
    expect(regions.has("global"), type).toBe(scope === "global" || type.startsWith("AWS::WAFv2::"));
    if (scope === "regional")
      expect([...regions], type).toEqual(expect.arrayContaining(report.scope.regions));
  }
});
