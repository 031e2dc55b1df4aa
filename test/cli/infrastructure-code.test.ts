import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import type { Log } from "sarif";
import { beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { resource } from "../iac/resource.ts";
import { whole, writeSnapshot } from "../iac/write-snapshot.ts";
import { checkGithubContract } from "../render/github-contract.ts";
import { contentOf, keelson, newFolder } from "./keelson.ts";

const PROJECT = "fixtures/iac/terraform";
const STATE = `${PROJECT}/states/prod.v4.json`;
const REGION = "eu-west-1:123456789012";
const KEY = "11111111-2222-3333-4444-555555555555";
const TEMPLATES = "fixtures/iac/cloudformation";

const tags = {
  "aws:cloudformation:stack-name": "checkout-prod",
  "aws:cloudformation:stack-id": `arn:aws:cloudformation:${REGION}:stack/checkout-prod/1`,
  "aws:cloudformation:logical-id": "Checkout",
};
const KEY_ARN = `arn:aws:kms:${REGION}:key/${KEY}`;
const STRAY_ARN = `arn:aws:kms:${REGION}:key/66666666-2222-3333-4444-555555555555`;
const FUNCTION_ARN = `arn:aws:lambda:${REGION}:function:checkout`;

let folder: string;
let snapshot: string;

beforeAll(async () => {
  folder = newFolder();
  snapshot = join(folder, "snapshot.ndjson.gz");
  const key = { rotationEnabled: false };
  await writeSnapshot(snapshot, [
    { ...whole(resource("AWS::KMS::Key", KEY_ARN, KEY)), ...key },
    {
      ...whole(resource("AWS::KMS::Key", STRAY_ARN, "66666666-2222-3333-4444-555555555555")),
      ...key,
    },
    whole(resource("AWS::Lambda::Function", FUNCTION_ARN, "checkout", tags)),
  ]);
});

let runs = 0;
const evaluate = async (args: readonly string[], shell?: string) => {
  const out = join(folder, `out-${(runs += 1)}`);
  const ended = await keelson(["evaluate", snapshot, "--out", out, ...args], {
    cwd: resolve("."),
    ...(shell === undefined ? {} : { shell }),
  });
  return { ...ended, out };
};

function locations(out: string): Record<string, string | undefined> {
  const { findings } = JSON.parse(readFileSync(join(out, "report.json"), "utf8")) as Report;
  return Object.fromEntries(
    findings.map(({ resource: { arn }, location }) => [
      arn,
      location && `${location.file}:${location.line}-${location.endLine} ${location.address}`,
    ]),
  );
}

const IN_CODE = `${PROJECT}/prod/storage.tf:1-5 aws_kms_key.data`;

describe("--iac", () => {
  test("puts the place in the code into every report, and what is uncertain on the virtual path", async () => {
    const { status, stderr, out } = await evaluate([
      "--iac",
      PROJECT,
      "--iac",
      TEMPLATES,
      "--terraform-state",
      STATE,
    ]);
    expect(status, stderr).toBe(0);
    expect(locations(out)).toMatchObject({
      [KEY_ARN]: IN_CODE,
      [FUNCTION_ARN]: `${TEMPLATES}/serverless/template.yaml:14-23 checkout-prod/Checkout`,
    });
    expect(locations(out)[STRAY_ARN]).toBeUndefined();
    const parts = readdirSync(out).filter((name) => name.endsWith(".sarif"));
    const texts = parts.map((name) => readFileSync(join(out, name), "utf8"));
    expect(texts.flatMap((text) => checkGithubContract(text))).toEqual([]);
    const results = texts
      .flatMap((text) => (JSON.parse(text) as Log).runs)
      .flatMap((run) => run.results ?? []);
    const rotation = results.filter(({ ruleId }) => ruleId === "kms-key-rotation-disabled");
    const uris = rotation.map(
      ({ locations: [place] = [] }) => place?.physicalLocation?.artifactLocation?.uri,
    );
    expect(new Set(uris)).toEqual(
      new Set([
        "aws/123456789012/eu-west-1/kms/Key/66666666-2222-3333-4444-555555555555.json",
        `${PROJECT}/prod/storage.tf`,
      ]),
    );
    expect(
      new Set(rotation.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints))).size,
    ).toBe(2);
    expect(readFileSync(join(out, "report.html"), "utf8")).toContain("prod/storage.tf");
    expect(stderr).toMatch(
      /^keelson: \d+ of \d+ failing resources found in the infrastructure code$/m,
    );
  });

  test("gives the same bytes each time", async () => {
    const args = ["--iac", PROJECT, "--terraform-state", STATE, "--quiet"];
    const [first, second] = [await evaluate(args), await evaluate(args)];
    expect(contentOf(first.out)).toEqual(contentOf(second.out));
    expect(first.stderr).toBe("");
  });

  test("takes a state from standard input", async () => {
    const args = ["--iac", PROJECT, "--terraform-state", "-"];
    const { status, stderr, out } = await evaluate(
      args,
      `cat ${PROJECT}/states/prod.show.json | "$@"`,
    );
    expect(status, stderr).toBe(0);
    expect(locations(out)[KEY_ARN]).toBe(IN_CODE);
  });

  test("finds the state beside the code, and paths begin at the repository's root", async () => {
    const root = newFolder();
    mkdirSync(join(root, ".git"));
    mkdirSync(join(root, "infra"));
    writeFileSync(join(root, "infra", "main.tf"), 'resource "aws_kms_key" "data" {}\n');
    writeFileSync(join(root, "infra", "terraform.tfstate"), readFileSync(STATE));
    const { status, stderr, out } = await evaluate(["--iac", join(root, "infra")]);
    expect(status, stderr).toBe(0);
    expect(locations(out)[KEY_ARN]).toBe("infra/main.tf:1-1 aws_kms_key.data");
  });

  test("lets no value of a state reach any output", async () => {
    const state = readFileSync(STATE, "utf8");
    expect(state.match(/canary-[a-z-]+-must-not-appear/g)?.length).toBeGreaterThan(3);
    for (const name of ["prod.v4.json", "prod.show.json"]) {
      const args = ["--iac", PROJECT, "--terraform-state", `${PROJECT}/states/${name}`, "--debug"];
      const { stdout, stderr, out } = await evaluate(args);
      for (const text of [stdout, stderr, ...Object.values(contentOf(out))]) {
        expect(text).not.toMatch(/canary-/);
      }
    }
  });

  test("passes over files with faults, names their lines, and places the others", async () => {
    const root = newFolder();
    mkdirSync(join(root, "modules"));
    symlinkSync("..", join(root, "modules", "up"));
    symlinkSync("loop.tf", join(root, "loop.tf"));
    writeFileSync(
      join(root, "good.tf"),
      '\n\nresource "aws_kms_key" "data" {}\nmodule "self" {\n source = "./modules/up"\n}\n',
    );
    writeFileSync(
      join(root, "broken.tf"),
      'variable "a" {}\n\nresource "aws_vpc" {\n  x = = 1\n}\n',
    );
    writeFileSync(join(root, "binary.tf"), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]));
    writeFileSync(join(root, "deep.tf"), `a = ${"[".repeat(100_000)}`);
    writeFileSync(
      join(root, "broken.yaml"),
      "Resources:\n  A:\n    Type: AWS::S3::Bucket\n   B: [\n",
    );
    writeFileSync(join(root, "huge.template"), "");
    truncateSync(join(root, "huge.template"), 2 ** 30);
    writeFileSync(join(root, "old.tfstate"), '{"version":3,"modules":[]}');
    writeFileSync(join(root, "workflow.yaml"), "on: [push\n");
    writeFileSync(join(root, "terraform.tfstate"), readFileSync(STATE));
    const { status, stderr, out } = await evaluate(["--iac", root]);
    expect(status, stderr).toBe(0);
    const kept = stderr.split("\n").filter((line) => line.includes("has no location"));
    expect(kept.map((line) => line.replace(`keelson: ${root}/`, ""))).toEqual(
      [
        "binary.tf: this is no text",
        "broken.tf:4: this line cannot be understood",
        "deep.tf:1: this line cannot be understood",
        "loop.tf: cannot be read (ELOOP)",
        "old.tfstate: the state has version 3, expected 4",
        "broken.yaml:4: this line cannot be understood",
        "huge.template: the file is larger than 1 MB",
      ].map((text) => `keelson: ${text}; what it declares has no location`),
    );
    expect(locations(out)[KEY_ARN]).toBe("good.tf:3-3 aws_kms_key.data");
  });
});

interface Bad {
  readonly name: string;
  readonly args: readonly string[];
  readonly content?: string | Uint8Array;
  readonly size?: number;
  readonly stderr: string;
}

const SECRET = "hunter2-in-the-state";
const STATE_HINT =
  "  hint: expected a state file, `terraform state pull` or `terraform show -json`";
const withState = ["--iac", PROJECT, "--terraform-state", "INPUT"];
const bad: Bad[] = [
  {
    name: "no JSON",
    args: withState,
    content: `{"password": ${SECRET}`,
    stderr: `keelson: INPUT: this is no state: it is not JSON\n${STATE_HINT}\n`,
  },
  {
    name: "an empty state",
    args: withState,
    content: "",
    stderr: `keelson: INPUT: the state is empty\n${STATE_HINT}\n`,
  },
  {
    name: "a binary state",
    args: withState,
    content: Buffer.from([0, 1, 2, 0xff, 0xfe]),
    stderr: `keelson: INPUT: this is no state: it is not JSON\n${STATE_HINT}\n`,
  },
  {
    name: "other JSON",
    args: withState,
    content: `{"password":"${SECRET}"}`,
    stderr: `keelson: INPUT: this is no state\n${STATE_HINT}\n`,
  },
  {
    name: "a list",
    args: withState,
    content: `["${SECRET}"]`,
    stderr: `keelson: INPUT: this is no state\n${STATE_HINT}\n`,
  },
  {
    name: "nesting without end",
    args: withState,
    content: "[".repeat(1_000_000),
    stderr: `keelson: INPUT: this is no state: it is not JSON\n${STATE_HINT}\n`,
  },
  {
    name: "an old version",
    args: withState,
    content: `{"version":3,"x":"${SECRET}"}`,
    stderr:
      "keelson: INPUT: the state has version 3, expected 4\n  hint: Terraform 0.12 and later write version 4; `terraform show -json` shows older ones\n",
  },
  {
    name: "a plan",
    args: withState,
    content: '{"format_version":"1.2","planned_values":{}}',
    stderr:
      "keelson: INPUT: this is a plan, not a state\n  hint: `terraform show -json` without a file shows the state\n",
  },
  {
    name: "an encrypted state",
    args: withState,
    content: '{"encrypted_data":"eA==","encryption_version":"v0"}',
    stderr:
      "keelson: INPUT: the state is encrypted\n  hint: `tofu show -json` decrypts it: pass that on with `-`\n",
  },
  {
    name: "a huge state",
    args: withState,
    size: 300 * 2 ** 20,
    stderr:
      "keelson: INPUT: this is larger than 256 MB\n  hint: split what it describes, or leave it out\n",
  },
  {
    name: "no such state",
    args: ["--iac", PROJECT, "--terraform-state", "no-such"],
    stderr: "keelson: no-such: cannot read: there is no such file or folder\n",
  },
  {
    name: "a folder for a state",
    args: ["--iac", PROJECT, "--terraform-state", PROJECT],
    stderr: `keelson: ${PROJECT}: cannot read: this is a folder\n`,
  },
  {
    name: "no such folder",
    args: ["--iac", "no-such"],
    stderr:
      "keelson: no-such: there is no such folder\n  hint: --iac takes folders with infrastructure code\n",
  },
  {
    name: "a file for a folder",
    args: ["--iac", "package.json"],
    stderr:
      "keelson: package.json: this is no folder\n  hint: --iac takes folders with infrastructure code\n",
  },
  {
    name: "a folder without code",
    args: ["--iac", "fixtures/demo"],
    stderr:
      "keelson: fixtures/demo: there is no Terraform or CloudFormation code below\n  hint: --iac takes the folder with the .tf files or the templates\n",
  },
  {
    name: "a state without code",
    args: ["--terraform-state", STATE],
    stderr:
      "keelson: --iac is missing\n  hint: --iac names the folder of the code; --terraform-state and --stack-resources only tell what it made\n",
  },
  {
    name: "standard input twice",
    args: ["--iac", PROJECT, "--terraform-state", "-", "--stack-resources", "-"],
    stderr:
      "keelson: standard input can be read once only\n  hint: give one of the inputs as a file\n",
  },
  {
    name: "other stack resources",
    args: ["--iac", PROJECT, "--stack-resources", "INPUT"],
    content: `{"x":"${SECRET}"}`,
    stderr:
      "keelson: INPUT: there are no StackResources\n  hint: expected the output of `aws cloudformation describe-stack-resources`\n",
  },
];

describe("bad input", () => {
  test.each(bad)(
    "$name: one message, exit status 2, nothing written",
    async ({ args, content, size, stderr }) => {
      const path = join(newFolder(), "input.json");
      writeFileSync(path, content ?? "");
      if (size !== undefined) truncateSync(path, size);
      const ended = await evaluate(args.map((arg) => (arg === "INPUT" ? path : arg)));
      expect(ended.stderr.replaceAll(path, "INPUT")).toBe(stderr);
      expect(ended.stderr).not.toContain(SECRET);
      expect(ended.status).toBe(2);
      expect(ended.stdout).toBe("");
      expect(existsSync(ended.out)).toBe(false);
    },
  );
});
