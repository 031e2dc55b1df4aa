import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { contentOf, keelson, newFolder } from "../cli/keelson.ts";
import { canRunEmulator, startEmulator, type Emulator } from "../emulator/index.ts";

const PRODUCTION = "111122223333";
const SANDBOX = "444455556666";
const role = (account: string) => `arn:aws:iam::${account}:role/keelson`;

const CONFIG = `
accounts:
  - { role: "${role(PRODUCTION)}", name: production, externalId: keelson-7f3a }
  - { role: "${role(SANDBOX)}", name: sandbox, regions: [eu-west-1] }
regions: [us-east-1]
rules: { only: [kms-key-rotation-disabled] }
suppressions:
  - rules: [kms-*]
    accounts: ["${SANDBOX}"]
    reason: Nothing of value is kept there
    owner: platform
output: { formats: [json] }
`;

describe.skipIf(!(await canRunEmulator()))("a scan of several accounts", () => {
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await startEmulator();
    await createKey(PRODUCTION, "us-east-1");
    await createKey(SANDBOX, "eu-west-1");
  }, 120_000);
  afterAll(async () => emulator.stop());
  beforeEach(() => {
    emulator.clearFaults();
    emulator.clearLog();
  });

  async function createKey(account: string, region: string): Promise<void> {
    const own = { accessKeyId: "testing", secretAccessKey: "testing" };
    const endpoint = emulator.url;
    const client = new KMSClient({
      region,
      endpoint,
      credentials: fromTemporaryCredentials({
        masterCredentials: own,
        params: { RoleArn: role(account) },
        clientConfig: { region, endpoint },
      }),
    });
    await client.send(new CreateKeyCommand({ Description: "never rotated" }));
    client.destroy();
  }

  async function scan(...flags: string[]) {
    const cwd = newFolder();
    writeFileSync(join(cwd, "keelson.config.yaml"), CONFIG);
    const ended = await keelson(["scan", "--no-color", ...flags], { cwd, env: emulator.env });
    const report = (account: string) =>
      JSON.parse(
        readFileSync(join(cwd, "keelson-report", account, "report.json"), "utf8"),
      ) as Report;
    return { ...ended, cwd, report };
  }

  test("reads each by its role, into its own folder", async () => {
    const { status, stdout, stderr, cwd, report } = await scan();
    expect(stderr).toContain(`keelson: account 2 of 2: ${SANDBOX} sandbox\n`);
    expect(status).toBe(0);
    expect(stdout).toContain(
      `\nAccounts\n  ${PRODUCTION} production  done\n  ${SANDBOX} sandbox     done\n`,
    );
    expect(Object.keys(contentOf(cwd)).sort()).toEqual([
      "keelson-report/111122223333/report.json",
      "keelson-report/111122223333/snapshot.ndjson.gz",
      "keelson-report/444455556666/report.json",
      "keelson-report/444455556666/snapshot.ndjson.gz",
      "keelson.config.yaml",
    ]);
    const [production, sandbox] = [report(PRODUCTION), report(SANDBOX)];
    expect([production.scope.account, production.scope.regions]).toEqual([
      PRODUCTION,
      ["us-east-1"],
    ]);
    expect([sandbox.scope.account, sandbox.scope.regions]).toEqual([SANDBOX, ["eu-west-1"]]);
    expect(production.summary.total).toMatchObject({ fail: 1, suppressed: 0 });
    expect(sandbox.summary.total).toMatchObject({ fail: 0, suppressed: 1 });
    expect(production.suppressions).toEqual([]);
    expect(sandbox.suppressions).toMatchObject([
      { state: "active", findings: 1, source: "keelson.config.yaml:8" },
    ]);
    const assumed = emulator.log.filter(({ operation }) => operation === "AssumeRole");
    expect(assumed).toHaveLength(2);
  });

  test("ends with the worst of all", async () => {
    expect((await scan("--fail-on", "low", "--quiet")).status).toBe(1);
    expect((await scan("--fail-on", "critical", "--quiet")).status).toBe(0);
  });

  test("goes on where one account lets nobody in", async () => {
    emulator.fault({ service: "sts", operation: "AssumeRole", kind: "denied", times: 1 });
    const { status, stdout, stderr, cwd, report } = await scan();
    expect(status).toBe(3);
    expect(stderr).toMatch(
      /keelson: the role arn:aws:iam::111122223333:role\/keelson could not be assumed \(AccessDenied: .*\)\n {2}hint: its trust policy has to let the caller in/,
    );
    expect(stdout).toContain(
      `Accounts\n  ${PRODUCTION} production  not scanned\n  ${SANDBOX} sandbox     done\n`,
    );
    expect(report(SANDBOX).summary.total.suppressed).toBe(1);
    expect(Object.keys(contentOf(cwd)).some((path) => path.includes(PRODUCTION))).toBe(false);
  });

  test("a flag wins over the Regions of every account", async () => {
    const { report } = await scan("--region", "eu-west-1");
    expect(report(PRODUCTION).scope.regions).toEqual(["eu-west-1"]);
    expect(report(PRODUCTION).summary.total.fail).toBe(0);
  });

  test("--no-config scans the account of the credentials", async () => {
    const rule = ["--rule", "kms-key-rotation-disabled", "--region", "us-east-1"];
    const { status, cwd } = await scan("--no-config", "--format", "json", ...rule);
    expect(status).toBe(0);
    expect(Object.keys(contentOf(cwd))).toContain("keelson-report/report.json");
  });

  test.each([
    [["--record", "x.gz"], "keelson: --record takes the traffic of one account"],
    [["--baseline", "accepted"], "keelson: accepted/111122223333.json: cannot read"],
  ])("%s", async (flags, message) => {
    const { status, stderr } = await scan("--quiet", ...flags);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(emulator.log).toEqual([]);
  });
});
