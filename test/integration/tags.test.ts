import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CreateKeyCommand, KMSClient, TagResourceCommand } from "@aws-sdk/client-kms";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { keelson, newFolder } from "../cli/keelson.ts";
import { canRunEmulator, startEmulator, type Emulator } from "../emulator/index.ts";

const CONFIG = `
regions: [us-east-1]
rules: { only: [kms-key-rotation-disabled] }
suppressions:
  - rules: [kms-*]
    tags: { env: dev* }
    reason: Nothing of value is kept there
    owner: platform
output: { formats: [json] }
`;

describe.skipIf(!(await canRunEmulator()))("suppressions by tag", () => {
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await startEmulator();
    const client = new KMSClient({
      region: "us-east-1",
      endpoint: emulator.url,
      credentials: { accessKeyId: "testing", secretAccessKey: "testing" },
    });
    for (const env of ["development", "production", undefined]) {
      const { KeyMetadata } = await client.send(new CreateKeyCommand({}));
      if (env === undefined) continue;
      const Tags = [{ TagKey: "env", TagValue: env }];
      await client.send(new TagResourceCommand({ KeyId: KeyMetadata?.KeyId, Tags }));
    }
    client.destroy();
  }, 120_000);
  afterAll(async () => emulator.stop());
  beforeEach(() => {
    emulator.clearFaults();
    emulator.clearLog();
  });

  async function scan(config: string) {
    const cwd = newFolder();
    writeFileSync(join(cwd, "keelson.config.yaml"), config);
    const ended = await keelson(["scan", "--quiet"], { cwd, env: emulator.env });
    const text = readFileSync(join(cwd, "keelson-report/report.json"), "utf8");
    return { ...ended, report: JSON.parse(text) as Report };
  }

  const asked = () => emulator.log.filter(({ operation }) => operation === "GetResources").length;

  test("cover what has the tag, by one call in a Region", async () => {
    const { status, report } = await scan(CONFIG);
    expect(status).toBe(0);
    expect(report.summary.total).toMatchObject({ fail: 2, suppressed: 1 });
    expect(report.suppressions).toMatchObject([{ state: "active", findings: 1 }]);
    expect(report.summary.resources).not.toHaveProperty(
      "AWS::ResourceGroupsTagging::ResourceTagMapping",
    );
    expect(asked()).toBe(1);
  });

  test("cover nothing where the tags may not be read", async () => {
    emulator.fault({ service: "tagging", kind: "denied" });
    const { status, report } = await scan(CONFIG);
    expect(status).toBe(0);
    expect(report.summary.total).toMatchObject({ fail: 3, suppressed: 0 });
    expect(report.suppressions).toMatchObject([{ state: "undecided", findings: 3 }]);
    expect(report.gaps).toContainEqual(
      expect.objectContaining({ operation: "GetResources", reason: "denied" }),
    );
  });

  test("no suppression with tags, no call", async () => {
    await scan(CONFIG.replace(/ {4}tags:.*\n/, ""));
    expect(asked()).toBe(0);
  });

  test("`keelson permissions` names the action when they need it", async () => {
    const cwd = newFolder();
    const policy = async (config: string) => {
      writeFileSync(join(cwd, "keelson.config.yaml"), config);
      return (await keelson(["permissions"], { cwd })).stdout;
    };
    expect(await policy(CONFIG)).toContain("tag:GetResources");
    expect(await policy("rules: { only: [kms-*] }\n")).not.toContain("tag:GetResources");
  });
});
