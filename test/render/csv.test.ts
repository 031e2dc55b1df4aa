import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderCsv } from "../../src/render/csv.ts";
import { everyOutcome, hostileReport } from "./every-outcome.ts";
import { hostileText } from "./hostile-text.ts";

/** Reads as spreadsheets do: a quote opens a cell only at its start; what follows a closing quote is kept. */
function parse(text: string, separator: "," | ";" = ","): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  let started = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = "";
    started = false;
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && !started) {
      quoted = true;
      started = true;
    } else if (character === separator) endCell();
    else if (text.startsWith("\r\n", at)) {
      endCell();
      rows.push([]);
      at += 1;
    } else {
      cell += character;
      started = true;
    }
  }
  expect(quoted).toBe(false);
  expect(rows.pop()).toEqual([]);
  return rows;
}

/** An apostrophe in front makes text of it. */
const isFormula = (cell: string) => /^[\s"]*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(cell);

describe("renderCsv", () => {
  it("has a line for each result, worst first, and a name for each column", () => {
    const [head = [], ...rows] = parse(renderCsv(everyOutcome()));
    const records = rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i]])));
    expect(records.map(({ status }) => status)).toEqual([
      "fail",
      "fail",
      "suppressed",
      "fail",
      "unknown",
      "unknown",
      "pass",
    ]);
    expect(records.find(({ baseline }) => baseline === "new")).toEqual({
      status: "fail",
      severity: "medium",
      baseline: "new",
      first_seen: "2026-11-01T00:00:00Z",
      rule: "kms-key-rotation-disabled",
      title: "Key does not rotate",
      service: "kms",
      account: "123456789012",
      region: "eu-west-1",
      resource_type: "AWS::KMS::Key",
      resource_name: "ffffffff",
      resource_arn: "arn:aws:kms:eu-west-1:123456789012:key/ffffffff",
      message: "billing is never rotated",
      fix: "Turn on automatic rotation.",
      missing_permissions: "",
      file: "infra/kms.tf",
      line: "12",
      address: "aws_kms_key.billing",
      suppression_reason: "",
      suppression_owner: "",
      suppression_until: "",
      controls: "cis-aws-5.0.0/3.6",
      fingerprint: "f".repeat(32),
      taken_at: "2026-11-21T14:05:00Z",
    });
    expect(records.find(({ status }) => status === "suppressed")).toMatchObject({
      suppression_reason: "Imported key",
      suppression_owner: "platform team",
      suppression_until: "2027-03-31",
    });
  });

  it.each([
    ["=1+1", "'=1+1"],
    ['=cmd|"/c calc"!A1', `'=cmd|"/c calc"!A1`],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "[U+0009]=1"],
    [" =1", "' =1"],
    ["＝1", "'＝1"],
    ["a;=1", "a;'=1"],
    ['a;"=1"', `a;"'=1"`],
    ['say "hi", then', 'say "hi", then'],
    ["two\r\nlines", "two[U+000D][U+000A]lines"],
    ["a-b=c", "a-b=c"],
  ])("shows %j as %j", (message, shown) => {
    const [head = [], row = []] = parse(renderCsv(hostileReport({ name: "n", arn: "a", message })));
    expect(row[head.indexOf("message")]).toBe(shown);
  });

  it.each([",", ";"] as const)("holds no formula where %j separates cells", (separator) => {
    const nasty = fc
      .array(fc.constantFrom(";", ",", '"', "=", "+", "-", "@", " ", "'", "\r", "\n", "\t", "a"))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(nasty, hostileText), fc.oneof(nasty, hostileText), (name, message) => {
        const rows = parse(
          renderCsv(hostileReport({ name, arn: name, message, extra: message })),
          separator,
        );
        expect(rows).toHaveLength(5);
        if (separator === ",") expect(new Set(rows.map((row) => row.length)).size).toBe(1);
        expect(rows.flat().filter(isFormula)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
