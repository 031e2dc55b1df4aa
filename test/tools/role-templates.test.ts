import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse, type ScalarTag } from "yaml";
import { roleTemplates } from "../../.tools/generate/role-templates.ts";
import { permissionsOf } from "../../src/engine/permissions.ts";
import { builtIn } from "../support/rules.ts";

interface Template {
  readonly Resources: Readonly<
    Record<
      string,
      {
        Type: string;
        Properties: { PolicyDocument?: { Statement: { Action: string[] | string }[] } };
      }
    >
  >;
}

const wanted = [...permissionsOf(builtIn.rules), "tag:GetResources"].sort();
const templates = await roleTemplates();
// What matters here is the document, not what CloudFormation's functions give.
const tags: ScalarTag[] = ["Ref", "GetAtt"].map((name) => ({
  tag: `!${name}`,
  resolve: (text: string) => text,
}));

describe("the role of the examples", () => {
  test("has exactly the permissions of the built-in rules, in CloudFormation", () => {
    const text = templates["docs/examples/role.cfn.yaml"] ?? "";
    const { Resources } = parse(text, { customTags: tags, logLevel: "error" }) as Template;
    const policies = Object.entries(Resources).filter(([name]) => /^Read\d+$/.test(name));
    const documents = policies.map(([, { Properties }]) => Properties.PolicyDocument);
    const actions = documents.flatMap((document) => document?.Statement[0]?.Action ?? []);
    expect(actions.sort()).toEqual([...wanted].sort());
    for (const document of documents)
      expect(JSON.stringify(document).length).toBeLessThanOrEqual(6144);
    expect(documents.length).toBeLessThanOrEqual(10);
  });

  test("has exactly the same in Terraform", () => {
    const text = templates["docs/examples/role.tf"] ?? "";
    const actions = [...text.matchAll(/^ {6}"([a-z0-9-]+:\w+)",$/gm)].map(
      ([, action = ""]) => action,
    );
    expect(actions.sort()).toEqual([...wanted].sort());
  });

  test("reads only", () => {
    const harmless = /^[a-z0-9-]+:(Get|GET$|List|Describe|BatchGet|GenerateCredentialReport)/;
    expect(wanted.filter((action) => !harmless.test(action))).toEqual([]);
  });

  test("stands in the examples as it is generated", () => {
    for (const [path, text] of Object.entries(templates))
      expect(readFileSync(path, "utf8"), path).toBe(text);
  });
});
