import { expect, test } from "vitest";
import { locate } from "../../src/engine/locate.ts";
import { finding, resource, smallReport } from "../render/small-report.ts";

const place = {
  file: "main.tf",
  line: 3,
  column: 1,
  endLine: 9,
  address: "aws_kms_key.a",
  tool: "terraform" as const,
};

test("adds the place where it is known, takes a former one away, and changes nothing else", () => {
  const stray = finding({ resource: resource({ id: "stray" }), location: { ...place, line: 99 } });
  const report = smallReport({ findings: [finding(), stray] });
  const located = locate(report, ({ name, id }) =>
    name === "billing" && id !== "stray" ? place : undefined,
  );
  const { location: _, ...unplaced } = stray;
  expect(located).toEqual({ ...report, findings: [{ ...finding(), location: place }, unplaced] });
  expect(report.findings[1]?.location?.line).toBe(99);
});
