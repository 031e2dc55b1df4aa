import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderGithub } from "../../src/render/github.ts";
import { everyOutcome, FAIL, hostileReport, KNOWN } from "./every-outcome.ts";
import { hostileText } from "./hostile-text.ts";
import { sampleReport } from "./sample-report.ts";
import { finding, resource, smallReport } from "./small-report.ts";

/** Reads standard output as the runner does; throws on a line that is no command. */
function commands(text: string) {
  return text
    .trimEnd()
    .split(/\r\n|\r|\n/)
    .map((line) => {
      const [, name = "", properties = "", data = ""] =
        /^::(error|warning|notice) ([^:]*)::(.*)$/.exec(line) ?? [];
      expect(name, line).not.toBe("");
      expect(line).not.toContain("##[");
      const pairs = properties.split(",").map((pair) => {
        const [key = "", ...value] = pair.split("=");
        return [key, unescape(value.join("="))];
      });
      return { name, properties: Object.fromEntries(pairs), message: unescape(data) };
    });
}

function unescape(text: string): string {
  return text
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%");
}

describe("renderGithub", () => {
  it("annotates the line that declares the resource, and ends with the totals", () => {
    expect(commands(renderGithub(smallReport({ findings: [FAIL] })))).toEqual([
      {
        name: "warning",
        properties: {
          title: "Key does not rotate (medium)",
          file: "infra/kms.tf",
          line: "12",
          endLine: "15",
          col: "1",
        },
        message:
          "billing is never rotated. Resource: arn:aws:kms:eu-west-1:123456789012:key/ffffffff\nFix: Turn on automatic rotation.",
      },
      {
        name: "notice",
        properties: { title: "keelson" },
        message: "1 failure, 0 unknown, 0 suppressed",
      },
    ]);
  });

  it("says nothing of what is suppressed, unknown, passing, or known to the baseline", () => {
    const all = commands(renderGithub(everyOutcome()));
    expect(all.map(({ name }) => name)).toEqual(["error", "warning", "notice"]);
    expect(commands(renderGithub(smallReport({ findings: [KNOWN] })))).toHaveLength(1);
  });

  it("stays within ten errors and ten warnings, and says how many more there are", () => {
    const many = (severity: "critical" | "low") =>
      Array.from({ length: 15 }, (_, n) =>
        finding({ severity, resource: resource({ id: `${n}` }), fingerprint: `${severity}${n}` }),
      );
    const all = commands(
      renderGithub(smallReport({ findings: [...many("low"), ...many("critical")] })),
    );
    const count = (level: string) => all.filter(({ name }) => name === level).length;
    expect([count("error"), count("warning"), count("notice")]).toEqual([10, 10, 1]);
    expect(all.at(-1)?.message).toBe(
      "30 failures, 0 unknown, 0 suppressed\n10 more failures without an annotation: see the report",
    );
  });

  it("is one command a line whatever things are called", () => {
    const trap = fc.constantFrom(
      "::error::owned",
      "\n::stop-commands::x",
      "%0A::add-mask::a",
      "##[error]x",
      "a,file=x",
      "a::b",
    );
    const text = fc.oneof(hostileText, trap);
    commands(renderGithub(sampleReport({ hostile: true })));
    fc.assert(
      fc.property(text, text, text, text, (name, arn, message, extra) => {
        const all = commands(renderGithub(hostileReport({ name, arn, message, extra })));
        expect(all.map((each) => each.name)).toEqual(["warning", "notice"]);
        expect(Object.keys(all[0]?.properties ?? {})).toEqual([
          "title",
          "file",
          "line",
          "endLine",
          "col",
        ]);
      }),
    );
  });
});
