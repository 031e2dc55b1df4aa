import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { joinFrameworks, parseFramework } from "../../src/rules/frameworks.ts";
import { builtIn } from "../support/rules.ts";

const FOLDER = "rules/frameworks";
const FRAMEWORKS = ["aws-fsbp", "cis-aws-3.0.0", "cis-aws-5.0.0", "nist-800-53-r5", "pci-dss-4.0"];
const natural = new Intl.Collator("en", { numeric: true });

const sources = readdirSync(FOLDER)
  .sort()
  .map((file) => ({ file, source: parseFramework(readFileSync(`${FOLDER}/${file}`, "utf8")) }));

test("each framework has its file", () => {
  expect(sources.map(({ file }) => file)).toEqual(FRAMEWORKS.map((id) => `${id}.yaml`));
  expect(sources.map(({ source }) => source.id)).toEqual(FRAMEWORKS);
});

test("a rule carries the controls of every framework that names it", () => {
  const { controls } = joinFrameworks(sources.map(({ source }) => source));
  expect(controls.get("iam-root-access-key")).toEqual([
    { framework: "aws-fsbp", control: "IAM.4" },
    { framework: "cis-aws-3.0.0", control: "1.4" },
    { framework: "cis-aws-5.0.0", control: "1.3" },
    { framework: "nist-800-53-r5", control: "AC-6(2)" },
    { framework: "nist-800-53-r5", control: "IA-2" },
    { framework: "pci-dss-4.0", control: "8.2.2" },
  ]);
});

describe.each(sources.map(({ source }) => [source.id, source.controls] as const))(
  "%s",
  (_, controls) => {
    // What YAML reads as a number loses its last zero: 1.10 would become 1.1.
    test("control ids are texts, in natural order", () => {
      const ids = Object.keys(controls);
      expect(ids).toEqual([...ids].sort((a, b) => natural.compare(a, b)));
    });

    test("every rule exists", () => {
      const known = new Set(builtIn.rules.map(({ id }) => id));
      expect(
        Object.values(controls)
          .flat()
          .filter((rule) => !known.has(rule)),
      ).toEqual([]);
    });

    test("rules are sorted and each once per control", () => {
      for (const [control, rules] of Object.entries(controls)) {
        expect(rules, control).toEqual([...new Set(rules)].sort());
      }
    });
  },
);
