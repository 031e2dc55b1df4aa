import {
  CreateSecurityGroupCommand,
  AuthorizeSecurityGroupIngressCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Baseline } from "../../src/model/baseline.ts";
import { canRunEmulator, startEmulator, type Emulator } from "../emulator/index.ts";
import { startCodeScanning, type CodeScanning } from "../action/code-scanning.ts";
import { runSteps, type Job, type Step } from "../action/workflow.ts";

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

const FILE = "docs/examples/github-nightly.yml";
const workflow = parse(readFileSync(FILE, "utf8")) as Workflow;

describe.skipIf(!(await canRunEmulator()))("the nightly workflow, step by step", () => {
  const cwd = mkdtempSync(join(tmpdir(), "keelson-nightly-"));
  let emulator: Emulator;
  let scanning: CodeScanning;

  beforeAll(async () => {
    emulator = await startEmulator();
    scanning = await startCodeScanning();
    await openGroup("first");
  }, 300_000);

  afterAll(async () => {
    await scanning.stop();
    await emulator.stop();
    rmSync(cwd, { recursive: true, force: true });
  });

  const baseline = () =>
    JSON.parse(readFileSync(join(cwd, "keelson.baseline.json"), "utf8")) as Baseline;

  test("the first night fails on what is grave, and learns it", async () => {
    const { failed, results } = await night();
    expect(failed).toBe(true);
    expect(results["keelson"]?.outcome).toBe("failure");
    expect(results["keelson"]?.log).toContain("(--fail-on high)");
    expect(results["baseline"]?.outcome).toBe("success");
    expect(baseline().findings.length).toBeGreaterThan(5);
    expect(scanning.uploads.length).toBeGreaterThan(0);
  });

  test("the second night, on which nothing changed, passes", async () => {
    const before = scanning.uploads.length;
    const { failed, results } = await night();
    expect(results["keelson"]?.log).not.toContain("--fail-on");
    expect(failed).toBe(false);
    expect(results["keelson"]?.outputs).toMatchObject({ new: "0", complete: "true" });
    expect(scanning.uploads.length).toBe(before * 2);
  });

  test("the third night fails on the one new thing", async () => {
    await openGroup("second");
    const { failed, results } = await night();
    expect(failed).toBe(true);
    expect(Number(results["keelson"]?.outputs["new"])).toBeGreaterThan(0);
    expect(results["keelson"]?.log).toMatch(/new failures? of severity high or above/);
    expect(existsSync(join(cwd, ".runner/summary.md"))).toBe(true);
  });

  async function night() {
    // The runner begins with an empty folder but for what the cache brings back.
    rmSync(join(cwd, "keelson-report"), { recursive: true, force: true });
    const nothing = () => undefined;
    const job: Job = {
      cwd,
      env: {
        ...emulator.env,
        PATH: process.env["PATH"] ?? "",
        HOME: cwd,
        GITHUB_API_URL: scanning.url,
        GITHUB_REPOSITORY: "example-org/infrastructure",
        GITHUB_SHA: "0".repeat(40),
        GITHUB_REF: "refs/heads/main",
      },
      context: {
        "github.token": "token-of-the-job",
        "github.run_id": "1",
        "github.run_attempt": "1",
        "vars.KEELSON_ROLE_ARN": "arn:aws:iam::123456789012:role/keelson",
      },
      actions: {
        "actions/checkout": nothing,
        "actions/setup-node": nothing,
        "aws-actions/configure-aws-credentials": nothing,
        "actions/cache/restore": nothing,
        "actions/cache/save": nothing,
        "actions/upload-artifact": nothing,
      },
    };
    return runSteps(workflow.jobs["scan"]?.steps ?? [], job);
  }

  async function openGroup(name: string): Promise<void> {
    const credentials = { accessKeyId: "testing", secretAccessKey: "testing" };
    const ec2 = new EC2Client({ region: "us-east-1", endpoint: emulator.url, credentials });
    const { GroupId } = await ec2.send(
      new CreateSecurityGroupCommand({ GroupName: name, Description: "open" }),
    );
    const range = { CidrIp: "0.0.0.0/0" };
    const rule = { IpProtocol: "tcp", FromPort: 22, ToPort: 22, IpRanges: [range] };
    await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [rule] }));
    ec2.destroy();
  }
});
