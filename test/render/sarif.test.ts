import fc from "fast-check";
import type { Log } from "sarif";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/model/finding.ts";
import type { Severity } from "../../src/model/severity.ts";
import { renderSarif } from "../../src/render/sarif.ts";
import { checkGithubContract } from "./github-contract.ts";
import { hostileText } from "./hostile-text.ts";
import { finding, resource, rule, smallReport } from "./small-report.ts";

function parse(text: string) {
  const run = (JSON.parse(text) as Log).runs[0];
  if (!run) throw new Error("no run");
  return {
    run,
    results: run.results ?? [],
    rules: run.tool.driver.rules ?? [],
    uris: (run.results ?? []).map(
      ({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri,
    ),
  };
}

describe("renderSarif", () => {
  it("gives a failing result a virtual path, a fingerprint, its ARN and its category", () => {
    const { run, results, uris } = parse(renderSarif(smallReport()));
    const arn = resource().arn;
    expect(run.automationDetails?.id).toBe("keelson/123456789012/eu-west-1/kms/");
    expect(uris).toEqual([
      "aws/123456789012/eu-west-1/kms/Key/1234abcd-12ab-34cd-56ef-1234567890ab.json",
    ]);
    expect(results[0]).toMatchObject({
      ruleId: "kms-key-rotation-disabled",
      ruleIndex: 0,
      level: "warning",
      rank: 55,
      message: { text: `billing is never rotated. Resource: '${arn}'.` },
      partialFingerprints: { primaryLocationLineHash: finding().fingerprint },
    });
    expect(results[0]?.locations?.[0]?.logicalLocations).toEqual([
      { name: "billing", fullyQualifiedName: arn, kind: "resource" },
    ]);
    expect(results[0]?.relatedLocations?.[0]?.message?.text).toContain(arn);
    expect(results[0]?.locations?.[0]?.physicalLocation?.region).toEqual({
      startLine: 1,
      startColumn: 1,
      endLine: 1,
      endColumn: 1,
    });
  });

  it("leads to the code where it is known, and keeps the resource as a related location", () => {
    const location = {
      file: "infra/prod env/main.tf",
      line: 12,
      column: 3,
      endLine: 20,
      address: 'module.a["x"].aws_kms_key.this',
      tool: "terraform" as const,
    };
    const { results, run } = parse(renderSarif(smallReport({ findings: [finding({ location })] })));
    expect(results[0]?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: "infra/prod%20env/main.tf", uriBaseId: "%SRCROOT%" },
      region: { startLine: 12, startColumn: 3, endLine: 20 },
    });
    const { uri } = results[0]?.relatedLocations?.[0]?.physicalLocation?.artifactLocation ?? {};
    expect(uri).toMatch(/^aws\/123456789012\/eu-west-1\/kms\/Key\//);
    expect(results[0]?.relatedLocations?.[0]?.message?.text).toContain(resource().arn);
    expect(results[0]?.locations?.[0]?.logicalLocations?.[0]?.fullyQualifiedName).toBe(
      resource().arn,
    );
    expect(results[0]?.partialFingerprints).toEqual({
      primaryLocationLineHash: finding().fingerprint,
    });
    expect(Object.keys(run.originalUriBaseIds ?? {}).sort()).toEqual(["%SRCROOT%", "INVENTORY"]);
  });

  it("keeps GitHub's contract whatever the code's file is called", () => {
    fc.assert(
      fc.property(
        hostileText,
        fc.integer({ min: 1 }),
        fc.integer({ min: 1 }),
        (file, line, end) => {
          const location = {
            file,
            line,
            column: 1,
            endLine: end,
            address: file,
            tool: "terraform",
          };
          const text = renderSarif(
            smallReport({
              findings: [finding({ location: location as Finding["location"] & object })],
            }),
          );
          expect(checkGithubContract(text)).toEqual([]);
        },
      ),
    );
  });

  it("leaves passes out, and keeps the rules that judged them beside those that failed", () => {
    const passed = rule({ id: "kms-key-other" });
    const findings = [finding(), finding({ rule: passed.id, status: "pass" })];
    const { results, rules } = parse(
      renderSarif(smallReport({ rules: [rule(), passed], findings })),
    );
    expect(results.map(({ ruleId }) => ruleId)).toEqual(["kms-key-rotation-disabled"]);
    expect(rules.map(({ id }) => id).sort()).toEqual(
      [passed.id, "kms-key-rotation-disabled"].sort(),
    );
  });

  it("says nothing of rules where nothing failed: such a run closes alerts", () => {
    const text = renderSarif(smallReport({ findings: [finding({ status: "pass" })] }));
    const { results, rules } = parse(text);
    expect([results, rules]).toEqual([[], []]);
    expect(text).toContain('"keelson/123456789012/');
  });

  it.each<[Severity, string, string | undefined, number | undefined]>([
    ["critical", "error", "9.5", 95],
    ["high", "error", "8.0", 80],
    ["medium", "warning", "5.5", 55],
    ["low", "note", "2.5", 25],
    ["informational", "note", undefined, undefined],
  ])("maps %s to level %s and security severity %s", (severity, level, score, rank) => {
    const { rules, results } = parse(
      renderSarif(smallReport({ rules: [rule({ severity })], findings: [finding({ severity })] })),
    );
    expect(rules[0]?.properties?.["security-severity"]).toBe(score);
    expect(rules[0]?.defaultConfiguration).toEqual({ level, ...(rank && { rank }) });
    expect(results[0]?.level).toBe(level);
    expect(results[0]?.rank).toBe(rank);
  });

  it.each([
    ["its page", "https://example.com/rule.md", "https://example.com/rule.md"],
    ["its first reference where it has no page", undefined, "https://docs.aws.amazon.com/x"],
    ["nothing but web addresses", "javascript:alert(1)", "https://docs.aws.amazon.com/x"],
  ])("leads from the rule to %s", (_, page, address) => {
    const references = ["http://docs.aws.amazon.com/", "https://docs.aws.amazon.com/x"];
    const report = smallReport({ rules: [rule({ ...(page && { page }), references })] });
    expect(parse(renderSarif(report)).rules[0]?.helpUri).toBe(address);
  });

  it("explains the rule: why, fix, references, controls", () => {
    const report = smallReport({
      rules: [
        rule({
          why: "Anyone may use `*` & <key>.",
          fix: {
            text: "Do it.",
            cli: "echo ```\nnext",
            terraform: "a = 1",
            cloudformation: "A: 1",
          },
          references: ["https://docs.aws.amazon.com/x", "javascript:alert(1)"],
          responsibility: "shared",
        }),
      ],
    });
    const help = parse(renderSarif(report)).rules[0]?.help;
    expect(help?.text).toBe(
      [
        "Why: Anyone may use `*` & <key>.",
        "Fix: Do it.",
        "AWS CLI:\necho ```\nnext",
        "Terraform:\na = 1",
        "CloudFormation:\nA: 1",
        "References:\n- https://docs.aws.amazon.com/x\n- javascript:alert(1)",
        "Compliance:\n- CIS AWS Foundations Benchmark: 3.6",
        "AWS and the customer share the responsibility.",
      ].join("\n\n"),
    );
    expect(help?.markdown).toContain("Anyone may use \\`\\*\\` &amp; &lt;key\\>.");
    expect(help?.markdown).toContain("AWS CLI\n\n````sh\necho ```\nnext\n````");
    expect(help?.markdown).toContain("- <https://docs.aws.amazon.com/x>");
    expect(help?.markdown).not.toContain("<javascript:");
    expect(help?.markdown).toContain("- CIS AWS Foundations Benchmark: 3.6");
  });

  it("keeps to ten tags and finds room for each framework", () => {
    const controls = ["a", "b", "c"].flatMap((framework) =>
      Array.from({ length: 9 }, (_, n) => ({ framework, control: `${n}` })),
    );
    const { rules } = parse(renderSarif(smallReport({ rules: [rule({ controls })] })));
    const tags = rules[0]?.properties?.tags ?? [];
    expect(tags).toHaveLength(10);
    expect(tags.slice(0, 5)).toEqual(["security", "kms", "a/0", "b/0", "c/0"]);
  });

  it("carries the frameworks as taxonomies that the rules point into", () => {
    const { run, rules } = parse(renderSarif(smallReport()));
    expect(run.taxonomies?.[0]).toMatchObject({
      name: "cis-aws-5.0.0",
      fullName: "CIS AWS Foundations Benchmark",
      version: "5.0.0",
      taxa: [{ id: "3.6" }],
    });
    expect(rules[0]?.relationships).toEqual([
      {
        target: { id: "3.6", index: 0, toolComponent: { name: "cis-aws-5.0.0", index: 0 } },
        kinds: ["relevant"],
      },
    ]);
  });

  it("shortens a long id, and keeps two that begin alike apart", () => {
    const ids = ["a", "b"].map((end) => `${"é".repeat(400)}${end}`);
    const findings = ids.map((id, n) =>
      finding({ resource: resource({ id }), fingerprint: `${n}`.repeat(32) }),
    );
    const { uris } = parse(renderSarif(smallReport({ findings })));
    expect(new Set(uris).size).toBe(2);
    for (const uri of uris) {
      expect(uri?.length).toBeLessThan(300);
      expect(() => decodeURIComponent(uri ?? "")).not.toThrow();
    }
  });

  it("escapes what SARIF reads as a link or a placeholder", () => {
    const { results } = parse(
      renderSarif(smallReport({ findings: [finding({ message: "[a](1) {0} \\" })] })),
    );
    expect(results[0]?.message.text).toMatch(/^\\\[a\\\]\(1\) \{\{0\}\} \\\\\./);
  });

  it("says where a finding's rule is missing instead of guessing", () => {
    const report = smallReport({ findings: [finding({ rule: "no-such-rule" })] });
    expect(() => renderSarif(report)).toThrow("no-such-rule");
  });

  it("gives equal bytes for equal reports", () => {
    expect(renderSarif(smallReport())).toBe(renderSarif(structuredClone(smallReport())));
  });

  it("keeps GitHub's contract whatever the resources are called", () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, hostileText, (name, id, arn, message) => {
        const hostile = { ...resource(), name, id, arn, region: "eu-west-1" };
        const text = renderSarif(
          smallReport({ findings: [finding({ resource: hostile, message })] }),
        );
        expect(checkGithubContract(text)).toEqual([]);
      }),
    );
  });

  it("keeps GitHub's contract whatever account, Region and type are called", () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (account, region, type) => {
        fc.pre(region !== "*");
        const hostile = { ...resource(), account, region, type };
        const text = renderSarif(smallReport({ findings: [finding({ resource: hostile })] }));
        expect(checkGithubContract(text)).toEqual([]);
      }),
    );
  });
});
