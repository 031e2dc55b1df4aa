import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { locationIndex, readInfrastructure } from "../../src/iac/index.ts";
import { newFolder } from "../cli/keelson.ts";
import { resource } from "./resource.ts";

const ARN = "arn:aws:kms:eu-west-1:123456789012:key/a";
const KEY = resource("AWS::KMS::Key", ARN, "a");

/** A state with one key, in a module or at the root. */
function stateOf(module = "", name = "data", type = "aws_kms_key"): string {
  const key = {
    mode: "managed",
    type,
    name,
    provider: "p",
    instances: [{ attributes: { arn: ARN } }],
  };
  return JSON.stringify({ version: 4, resources: [module === "" ? key : { ...key, module }] });
}

async function locate(files: Readonly<Record<string, string>>, ...states: readonly string[]) {
  const root = newFolder();
  mkdirSync(join(root, ".git"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const infrastructure = await readInfrastructure({
    folders: [root],
    states: states.map((state) => ({
      place: "s",
      async *chunks() {
        yield Buffer.from(state);
      },
    })),
    stackResources: [],
  });
  const found = locationIndex(infrastructure, [])(KEY);
  return { found: found && `${found.file}:${found.line}`, warnings: infrastructure.warnings };
}

const BLOCK = 'resource "aws_kms_key" "data" {}\n';
const call = (source: string) => `module "m" {\n  source = ${source}\n}\n`;

describe("a resource", () => {
  test("of the root stands in the one folder that declares it", async () => {
    expect((await locate({ "a/main.tf": BLOCK, "b/main.tf": "" }, stateOf())).found).toBe(
      "a/main.tf:1",
    );
  });

  test("has no place where two environments are alike", async () => {
    expect(
      (await locate({ "dev/main.tf": BLOCK, "prod/main.tf": BLOCK }, stateOf())).found,
    ).toBeUndefined();
  });

  test("of a module that both environments call has the module's place", async () => {
    const files = { "dev/m.tf": call('"../m"'), "prod/m.tf": call('"../m"'), "m/k.tf": BLOCK };
    expect((await locate(files, stateOf("module.m"))).found).toBe("m/k.tf:1");
  });

  test.each([
    ["from a registry", '"terraform-aws-modules/kms/aws"'],
    ["from another repository", '"git::https://example.com/kms.git"'],
    ["outside the repository", '"../../../../../../m"'],
    ["with a computed source", "var.source"],
    ["with a source in parts", '"./${var.name}"'],
  ])("of a module %s has the place of the call", async (_, source) => {
    expect((await locate({ "main.tf": `\n${call(source)}` }, stateOf("module.m"))).found).toBe(
      "main.tf:2",
    );
  });

  test.each<[string, Record<string, string>, string]>([
    ["declared twice", { "a.tf": BLOCK, "b.tf": BLOCK }, stateOf()],
    [
      "of a module that is called twice",
      { "a.tf": call('"./m"') + call('"./m"'), "m/k.tf": BLOCK },
      stateOf("module.m"),
    ],
    [
      "whose block is gone",
      { "a.tf": `${BLOCK}removed {\n  from = aws_kms_key.old\n}\n` },
      stateOf("", "old"),
    ],
    ["of a module that is not there", { "a.tf": call('"./m"') }, stateOf("module.m")],
    ["that is only read", { "a.tf": 'data "aws_kms_key" "data" {}\n' }, stateOf()],
    ["in a comment", { "a.tf": `# ${BLOCK}/*\n${BLOCK}*/\n` }, stateOf()],
    ["in a text", { "a.tf": `locals {\n  x = <<EOT\n${BLOCK}EOT\n}\n` }, stateOf()],
    ["with an address that cannot be", { "a.tf": BLOCK }, stateOf("module")],
  ])("%s has no place", async (_, files, state) => {
    expect((await locate(files, state)).found).toBeUndefined();
  });

  test("has no place where two states put it in different blocks", async () => {
    const files = { "a/main.tf": BLOCK, "b/main.tf": 'resource "aws_kms_key" "other" {}\n' };
    expect((await locate(files, stateOf(), stateOf("", "other"))).found).toBeUndefined();
  });

  test("keeps its place when a state is given twice, or an override changes it", async () => {
    const files = { "main.tf": BLOCK, "main_override.tf": BLOCK, "override.tf": BLOCK };
    expect((await locate(files, stateOf(), stateOf())).found).toBe("main.tf:1");
  });

  test("of a workspace stands in the folder two above its state", async () => {
    const files = {
      "dev/main.tf": BLOCK,
      "prod/main.tf": BLOCK,
      "prod/terraform.tfstate.d/blue/terraform.tfstate": stateOf(),
    };
    expect((await locate(files)).found).toBe("prod/main.tf:1");
  });

  test("is followed through modules that call each other in a circle", async () => {
    const files = {
      "a/m.tf": call('"../b"'),
      "b/m.tf": call('"../a"') + BLOCK,
      "c/m.tf": call('"../a"'),
    };
    const deep = Array.from({ length: 999 }, () => "module.m").join(".");
    expect((await locate(files, stateOf(deep))).found).toBeUndefined();
    expect((await locate(files, stateOf("module.m.module.m"))).found).toBe("b/m.tf:4");
  });

  test("tells when no folder is that of the state", async () => {
    const { warnings } = await locate({ "a.tf": BLOCK }, stateOf("", "elsewhere"));
    expect(warnings).toEqual([
      { place: "--terraform-state", message: "no folder declares most of what stands at its root" },
    ]);
  });
});
